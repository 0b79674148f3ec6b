package games.kickoff.redis.claim;

import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.PoolNews;
import games.kickoff.core.claim.PoolPart;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.fact.BadFact;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.ticket.TicketText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what the scripts that look at a queue answer. */
final class PoolAnswers {

  private final RealmRedis redis;

  PoolAnswers(RealmRedis redis) {
    this.redis = redis;
  }

  PoolView pool(Answer answer) {
    return view(answer, tickets(answer.list(8), answer.list(9)));
  }

  /** One that has no entry is a trace of something broken, and waits for nothing. */
  private List<Ticket> tickets(Answer waiting, Answer entries) {
    List<Ticket> tickets = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      if (entries.parts().get(i) != null && !entries.text(i).startsWith("=")) {
        read(waiting.text(2 * i), waiting.text(2 * i + 1), entries.text(i)).ifPresent(tickets::add);
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
            EndReason.find(answer.text(7))),
        tickets);
  }

  /** Empty, and reported, when no script wrote it: it waits for nothing, and nobody else for it. */
  private Optional<Ticket> read(String id, String joined, String entry) {
    try {
      return Optional.of(TicketText.ofEntry(id, joined, entry));
    } catch (RuntimeException e) {
      redis.report(BadFact.of(BadFact.Kind.TICKET, id, e));
      return Optional.empty();
    }
  }

  PoolPart part(Answer answer) {
    return new PoolPart(answer.number(1), answer.text(2), tickets(answer.list(3), answer.list(4)));
  }

  PoolNews news(Answer answer) {
    Answer waits = answer.list(10);
    List<Ticket> here = new ArrayList<>(waits.size() / 3);
    for (int at = 0; at < waits.size(); at += 3) {
      read(waits.text(at), waits.text(at + 1), waits.text(at + 2)).ifPresent(here::add);
    }
    long seq = answer.number(8);
    return new PoolNews(
        view(answer, List.of()),
        seq < 0 ? OptionalLong.empty() : OptionalLong.of(seq),
        answer.number(9) == 1,
        here,
        answer.list(11).texts(0).stream().filter(Ulid::isValid).map(TicketId::new).toList());
  }
}
