package games.kickoff.operator.matching;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.Claims;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.Lineup;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.rules.QueueRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims planned matches and creates their sessions. A failure of one match does not affect the
 * others.
 */
final class MatchForming {

  private static final Logger log = LoggerFactory.getLogger(MatchForming.class);

  /**
   * The most sessions created at once for all queues together: more would only queue up at the API
   * server.
   */
  private static final int PARALLEL_CREATES = 16;

  private final Claims claims;
  private final SessionCreator sessions;
  private final Matchmaking making;
  private final OperatorMetrics metrics;
  private final Semaphore creating = new Semaphore(PARALLEL_CREATES);

  MatchForming(
      MatchStores stores, SessionCreator sessions, Matchmaking making, OperatorMetrics metrics) {
    this.claims = stores.claims();
    this.sessions = sessions;
    this.making = making;
    this.metrics = metrics;
  }

  /** The outcome of a round of lineups. */
  record Round(int formed, boolean refused, Optional<Trouble> trouble) {}

  /** The outcome of one lineup. */
  private sealed interface Formed {
    record Session() implements Formed {}

    record Refused(List<TicketId> tickets) implements Formed {}

    record Failed(Trouble trouble) implements Formed {}
  }

  /**
   * Forms the planned matches in parallel.
   *
   * @param refused receives the tickets whose claims are refused
   */
  Round form(QueueRules rules, List<Lineup> lineups, Set<TicketId> refused) {
    List<Callable<Formed>> work =
        lineups.stream().<Callable<Formed>>map(lineup -> () -> form(rules, lineup)).toList();
    int formed = 0;
    boolean anyRefused = false;
    Optional<Trouble> trouble = Optional.empty();
    try {
      for (Future<Formed> future : making.executor().invokeAll(work)) {
        switch (future.get()) {
          case Formed.Session session -> formed++;
          case Formed.Refused no -> {
            refused.addAll(no.tickets());
            anyRefused = true;
          }
          case Formed.Failed failed -> trouble = Optional.of(failed.trouble());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while forming matches", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
    return new Round(formed, anyRefused, trouble);
  }

  private Formed form(QueueRules rules, Lineup lineup) throws InterruptedException {
    creating.acquire();
    try {
      Instant formedAt = making.clock().instant().truncatedTo(ChronoUnit.MICROS);
      MatchId match = MatchId.create(formedAt, making.random());
      List<TicketId> tickets = lineup.tickets().stream().map(Ticket::id).toList();
      ClaimResult result = claim(match, rules.key(), tickets);
      metrics.claim(rules.key(), result.name());
      return switch (result) {
        case ClaimResult.Claimed claimed -> createSession(match, formedAt, rules, lineup);
        case ClaimResult.Refused refused -> new Formed.Refused(refused.tickets());
        case ClaimResult.UnknownQueue gone -> new Formed.Refused(tickets);
      };
    } finally {
      creating.release();
    }
  }

  /**
   * Puts the tickets back. If the API server rejects the session itself, their return is counted,
   * so that the match is not formed again and again without end.
   */
  private void giveBack(MatchId match, boolean counted) {
    if (counted) {
      claims.requeueCounted(match, EndReason.SESSION_NOT_CREATED);
    } else {
      claims.requeue(match, EndReason.SESSION_NOT_CREATED, List.of());
    }
  }

  /**
   * Claims; repeated once when the answer is lost, which is safe since a repeated claim of the same
   * match changes nothing.
   */
  private ClaimResult claim(MatchId match, QueueKey queue, List<TicketId> tickets) {
    try {
      return claims.claim(match, queue, tickets);
    } catch (StoreUnavailable e) {
      return claims.claim(match, queue, tickets);
    }
  }

  private Formed createSession(MatchId match, Instant formedAt, QueueRules rules, Lineup lineup) {
    return switch (sessions.create(match, formedAt, rules, lineup)) {
      case SessionCreator.Result.Created created -> {
        claims.confirm(match);
        metrics.formed(rules.key(), lineup.why().rule().name().toLowerCase(Locale.ROOT));
        yield new Formed.Session();
      }
      case SessionCreator.Result.Refused refused -> {
        giveBack(match, refused.isFinal());
        log.warn("Queue {}: no session for match {}: {}", rules.key(), match, refused.why().why());
        yield new Formed.Failed(refused.why());
      }
      case SessionCreator.Result.Unknown unknown -> {
        log.warn(
            "Queue {}: whether match {} has a session is unknown; the audit settles it: {}",
            rules.key(),
            match,
            unknown.why().why());
        yield new Formed.Failed(unknown.why());
      }
    };
  }
}
