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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the answers of the scripts that read a queue's pool. */
final class PoolAnswers {

  private final RealmRedis redis;

  PoolAnswers(RealmRedis redis) {
    this.redis = redis;
  }

  PoolView pool(Answer answer) {
    return view(answer, tickets(answer));
  }

  /**
   * Reads waiting tickets. One without an entry in the pool, or with the entry of a claimed ticket,
   * is left out: its data is broken, and the audit repairs it.
   */
  private List<Ticket> tickets(Answer answer) {
    Iterator<@Nullable String> entries = answer.texts("entries").iterator();
    List<Ticket> tickets = new ArrayList<>();
    for (Map.Entry<String, String> waiting : answer.pairs("tickets")) {
      @Nullable String entry = entries.next();
      if (entry != null && !entry.startsWith("=")) {
        read(waiting.getKey(), waiting.getValue(), entry).ifPresent(tickets::add);
      }
    }
    return tickets;
  }

  private static PoolView view(Answer answer, List<Ticket> tickets) {
    return new PoolView(
        Instant.ofEpochMilli(answer.number("now")),
        Math.toIntExact(answer.number("waiting")),
        Math.toIntExact(answer.number("starting")),
        answer.number("matches"),
        new FailedStarts(
            Math.toIntExact(answer.number("failed")),
            Instant.ofEpochMilli(answer.number("failed_at")),
            EndReason.find(answer.text("failed_why"))),
        tickets);
  }

  /** Reads one ticket. When its data is not what a script writes, it is reported and left out. */
  private Optional<Ticket> read(String id, String joined, String entry) {
    try {
      return Optional.of(TicketText.ofEntry(id, joined, entry));
    } catch (RuntimeException e) {
      redis.report(BadFact.of(BadFact.Kind.TICKET, id, e));
      return Optional.empty();
    }
  }

  PoolPart part(Answer answer) {
    return new PoolPart(answer.number("seq"), answer.text("cursor"), tickets(answer));
  }

  PoolNews news(Answer answer) {
    PoolView view = view(answer, List.of());
    long seq = answer.number("seq");
    if (seq < 0) {
      return new PoolNews(view, OptionalLong.empty(), false, List.of(), List.of());
    }
    return new PoolNews(
        view,
        OptionalLong.of(seq),
        answer.number("more") == 1,
        tickets(answer),
        answer.texts("gone").stream().filter(Ulid::isValid).map(TicketId::new).toList());
  }
}
