package games.kickoff.store.match;

import games.kickoff.core.ticket.PlayerId;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketId;
import games.kickoff.store.redis.Answer;
import games.kickoff.store.redis.RealmRedis;
import games.kickoff.store.ticket.AttributesJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads what the scripts that look at a queue answer. */
final class PoolAnswers {

  private PoolAnswers() {}

  static PoolView pool(Answer answer) {
    return view(answer, tickets(answer.list(8), answer.list(9)));
  }

  /** One that has no entry is a trace of something broken, and waits for nothing. */
  private static List<Ticket> tickets(Answer waiting, Answer entries) {
    List<Ticket> tickets = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      if (entries.parts().get(i) != null && !entries.text(i).startsWith("=")) {
        tickets.add(
            ticket(
                new TicketId(waiting.text(2 * i)),
                Instant.ofEpochMilli(waiting.number(2 * i + 1)),
                entries.text(i)));
      }
    }
    return tickets;
  }

  private static PoolView view(Answer answer, List<Ticket> tickets) {
    return new PoolView(
        Instant.ofEpochMilli(answer.number(1)),
        Math.toIntExact(answer.number(2)),
        Math.toIntExact(answer.number(3)),
        answer.number(4),
        new FailedStarts(
            Math.toIntExact(answer.number(5)),
            Instant.ofEpochMilli(answer.number(6)),
            answer.text(7)),
        tickets);
  }

  /** The entry's grammar is documented in {@code lib.lua}. */
  private static Ticket ticket(TicketId id, Instant joined, String entry) {
    int line = entry.indexOf('\n');
    String party = line < 0 ? entry : entry.substring(0, line);
    int blank = entry.indexOf(' ', line + 1);
    return new Ticket(
        id,
        RealmRedis.words(party).stream().map(PlayerId::new).toList(),
        joined,
        line < 0 ? 0 : Integer.parseInt(entry.substring(line + 1, blank)),
        AttributesJson.read(line < 0 ? "" : entry.substring(blank + 1)));
  }

  static PoolPart part(Answer answer) {
    return new PoolPart(answer.number(1), answer.text(2), tickets(answer.list(3), answer.list(4)));
  }

  static PoolNews news(Answer answer) {
    Answer waits = answer.list(10);
    List<Ticket> here = new ArrayList<>(waits.size() / 3);
    for (int at = 0; at < waits.size(); at += 3) {
      here.add(
          ticket(
              new TicketId(waits.text(at)),
              Instant.ofEpochMilli(waits.number(at + 1)),
              waits.text(at + 2)));
    }
    long seq = answer.number(8);
    return new PoolNews(
        view(answer, List.of()),
        seq < 0 ? OptionalLong.empty() : OptionalLong.of(seq),
        answer.number(9) == 1,
        here,
        answer.list(11).texts(0).stream().map(TicketId::new).toList());
  }
}
