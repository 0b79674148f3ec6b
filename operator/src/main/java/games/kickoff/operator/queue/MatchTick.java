package games.kickoff.operator.queue;

import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchId;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.match.Pool;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketId;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.store.StoreUnavailable;
import games.kickoff.store.match.ClaimResult;
import games.kickoff.store.match.Claims;
import games.kickoff.store.match.Expiry;
import games.kickoff.store.match.Fence;
import games.kickoff.store.match.PoolView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at a queue: plan over its pool, claim each lineup, create its session. What goes wrong
 * with one match harms no other.
 */
final class MatchTick {

  private static final Logger log = LoggerFactory.getLogger(MatchTick.class);

  /** Tickets read at once. */
  private static final int BATCH = 2_000;

  /** Tickets expired in one tick; more are the next one's. */
  private static final int EXPIRE_AT_ONCE = 500;

  /** Sessions created at once, for all queues: more would only queue up at the API server. */
  private static final int PARALLEL_CREATES = 16;

  /**
   * Rounds of one tick; what is left then is the next tick's, so that status is written between.
   */
  private static final int MAX_ROUNDS = 8;

  /**
   * What a tick saw and did.
   *
   * @param pool the pool as it was last read
   * @param formed sessions created
   * @param full as many sessions are starting as may
   * @param trouble why sessions could not be created; empty when they could
   * @param lookAgain when the same pool would give another match, or one of its tickets expires
   * @param more whether the tick stopped for its number of rounds only
   */
  record Outcome(
      PoolView pool,
      int formed,
      boolean full,
      String trouble,
      Optional<Instant> lookAgain,
      boolean more) {

    /** The same, but no later than that. */
    Outcome lookingAgainIn(Optional<Duration> in) {
      Optional<Instant> due =
          Stream.concat(lookAgain.stream(), in.map(pool.now()::plus).stream())
              .min(Comparator.naturalOrder());
      return new Outcome(pool, formed, full, trouble, due, more);
    }
  }

  private final Claims claims;
  private final SessionCreator sessions;
  private final Supplier<Fence> fence;
  private final Matcher matcher;
  private final RandomGenerator random;
  private final ExecutorService executor;
  private final OperatorMetrics metrics;
  private final Semaphore creating = new Semaphore(PARALLEL_CREATES);
  private final TriedServers servers = new TriedServers();

  MatchTick(
      Claims claims,
      SessionCreator sessions,
      Supplier<Fence> fence,
      Matcher matcher,
      RandomGenerator random,
      ExecutorService executor,
      OperatorMetrics metrics) {
    this.metrics = metrics;
    this.claims = claims;
    this.sessions = sessions;
    this.fence = fence;
    this.matcher = matcher;
    this.random = random;
    this.executor = executor;
  }

  /**
   * Runs a tick.
   *
   * @param mostMatches to form, however many could be
   * @return empty when the queue is not published
   * @throws games.kickoff.store.StoreUnavailable when Redis does not answer
   * @throws games.kickoff.store.match.StaleFence when somebody else leads
   */
  Optional<Outcome> run(QueueRules rules, int mostMatches) {
    Expiry expiry = claims.expire(fence.get(), rules.key(), EXPIRE_AT_ONCE);
    return match(rules, mostMatches).map(outcome -> outcome.lookingAgainIn(expiry.next()));
  }

  /**
   * Expires tickets of a queue that is not matched.
   *
   * @return whether tickets are waiting
   */
  boolean expire(QueueKey queue) {
    return claims.expire(fence.get(), queue, EXPIRE_AT_ONCE).next().isPresent();
  }

  /** The queue is no more. */
  void forget(QueueKey queue) {
    servers.forget(queue);
  }

  private Optional<Outcome> match(QueueRules rules, int mostMatches) {
    Set<TicketId> refused = new HashSet<>();
    int formed = 0;
    for (int round = 1; ; round++) {
      // Of a paused queue only the counts and the oldest are told.
      Optional<PoolView> read = claims.pool(rules.key(), rules.paused() ? 1 : BATCH);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      PoolView pool = read.get();
      Optional<Instant> probe =
          servers.isEdited(rules) ? Optional.empty() : Probing.nextStart(pool.failedStarts());
      boolean tooSoon = probe.isPresent() && pool.now().isBefore(probe.get());
      int most = pool.failedStarts().areTooMany() ? 1 : rules.maxStarting();
      int room = most - pool.starting();
      if (rules.paused() || room <= 0 || tooSoon) {
        boolean held = !rules.paused() && !tooSoon;
        return Optional.of(
            new Outcome(pool, formed, held, "", tooSoon ? probe : Optional.empty(), false));
      }
      MatchPlan plan = plan(rules.match(), pool, refused);
      List<Lineup> lineups = some(plan.lineups(), Math.min(room, mostMatches));
      Round done = form(rules, pool.now(), lineups, refused);
      formed += done.formed();
      if (done.formed() > 0) {
        servers.tried(rules);
      }
      boolean full = plan.lineups().size() > room;
      boolean again = (pool.isCut() || done.refused()) && mostMatches > 1;
      if (!done.trouble().isEmpty() || full || lineups.isEmpty() || !again) {
        return Optional.of(
            new Outcome(
                afterwards(rules, pool, done),
                formed,
                full,
                done.trouble(),
                plan.lookAgain(),
                false));
      }
      if (round == MAX_ROUNDS) {
        return Optional.of(new Outcome(pool, formed, false, "", plan.lookAgain(), true));
      }
    }
  }

  /**
   * The first ones; if it is a trial after a failure, any one, as the first may be what failed: it
   * must not keep the others waiting.
   */
  private List<Lineup> some(List<Lineup> all, int most) {
    if (most == 1 && all.size() > 1) {
      return List.of(all.get(random.nextInt(all.size())));
    }
    return all.stream().limit(most).toList();
  }

  /** What status tells: read again only when this tick has changed it. */
  private PoolView afterwards(QueueRules rules, PoolView before, Round done) {
    return done.formed() == 0 ? before : claims.pool(rules.key(), 1).orElse(before);
  }

  private MatchPlan plan(MatchRules rules, PoolView pool, Set<TicketId> refused) {
    List<Ticket> tickets =
        pool.tickets().stream().filter(ticket -> !refused.contains(ticket.id())).toList();
    // With tickets out of sight, what is left over here is not what is left over.
    MatchRules seen = pool.isCut() ? rules.withoutPartial() : rules;
    return matcher.plan(new Pool(tickets), seen, pool.now(), random.nextLong());
  }

  /** What came of a round of lineups. */
  private record Round(int formed, boolean refused, String trouble) {}

  /** What came of one lineup. */
  private sealed interface Formed {
    record Session() implements Formed {}

    record Refused(List<TicketId> tickets) implements Formed {}

    record Trouble(String why) implements Formed {}
  }

  private Round form(QueueRules rules, Instant now, List<Lineup> lineups, Set<TicketId> refused) {
    List<Callable<Formed>> work =
        lineups.stream().<Callable<Formed>>map(lineup -> () -> form(rules, now, lineup)).toList();
    int formed = 0;
    boolean anyRefused = false;
    String trouble = "";
    try {
      for (Future<Formed> future : executor.invokeAll(work)) {
        switch (future.get()) {
          case Formed.Session session -> formed++;
          case Formed.Refused no -> {
            refused.addAll(no.tickets());
            anyRefused = true;
          }
          case Formed.Trouble problem -> trouble = problem.why();
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

  private Formed form(QueueRules rules, Instant now, Lineup lineup) throws InterruptedException {
    creating.acquire();
    try {
      MatchId match = MatchId.create(now, random);
      List<TicketId> tickets = lineup.tickets().stream().map(Ticket::id).toList();
      ClaimResult result = claim(match, rules.key(), tickets);
      metrics.claim(rules.key(), result.name());
      return switch (result) {
        case ClaimResult.Claimed claimed -> createSession(match, rules, lineup);
        case ClaimResult.Refused refused -> new Formed.Refused(refused.tickets());
        case ClaimResult.UnknownQueue gone -> new Formed.Refused(tickets);
      };
    } finally {
      creating.release();
    }
  }

  /** A match no API server takes is counted: it must not come back for ever. */
  private void giveBack(MatchId match, boolean counted) {
    if (counted) {
      claims.requeueCounted(fence.get(), match, "SessionNotCreated");
    } else {
      claims.requeue(fence.get(), match, "SessionNotCreated", List.of());
    }
  }

  /** Once more when its answer is lost: the same claim again is the same claim. */
  private ClaimResult claim(MatchId match, QueueKey queue, List<TicketId> tickets) {
    try {
      return claims.claim(fence.get(), match, queue, tickets);
    } catch (StoreUnavailable e) {
      return claims.claim(fence.get(), match, queue, tickets);
    }
  }

  private Formed createSession(MatchId match, QueueRules rules, Lineup lineup) {
    return switch (sessions.create(match, rules, lineup)) {
      case SessionCreator.Result.Created created -> {
        claims.confirm(fence.get(), match);
        metrics.formed(rules.key(), lineup.why().rule().name().toLowerCase(Locale.ROOT));
        yield new Formed.Session();
      }
      case SessionCreator.Result.Refused refused -> {
        giveBack(match, refused.isFinal());
        log.warn("Queue {}: no session for match {}: {}", rules.key(), match, refused.why());
        yield new Formed.Trouble(refused.why());
      }
      case SessionCreator.Result.Unknown unknown -> {
        log.warn(
            "Queue {}: whether match {} has a session is unknown; the audit settles it: {}",
            rules.key(),
            match,
            unknown.why());
        yield new Formed.Trouble(unknown.why());
      }
    };
  }
}
