package games.kickoff.operator.matching;

import games.kickoff.core.claim.PoolView;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.management.OperatorMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A queue's pool and the plan last made over it. A plan that forms nothing holds until other
 * tickets wait, the rules change, or it says so itself: until then none is made.
 */
final class PlannedPool {

  /** Quicker plans need no rest, in ns. */
  private static final long QUICK = 5_000_000;

  /** A rest is so many times what the plan took, so that planning has a fifth of a core. */
  private static final int RESTS = 4;

  private static final long LONGEST_REST = 1_000_000_000;

  private record Planned(MatchRules rules, long version, MatchPlan plan) {

    boolean holds(MatchRules now, long pool, Instant at) {
      return version == pool
          && rules.equals(now)
          && (plan.nextPlanAt().isEmpty() || at.isBefore(plan.nextPlanAt().get()));
    }
  }

  private final Matcher matcher;
  private final RandomGenerator random;
  private final LongSupplier nanos;
  private final PoolMirror pool;
  private final BlockedTickets blocked;
  private @Nullable Planned planned;
  private long restsUntil;

  PlannedPool(
      Pools pools,
      QueueKey queue,
      Matcher matcher,
      RandomGenerator random,
      LongSupplier nanos,
      OperatorMetrics metrics) {
    this.nanos = nanos;
    this.restsUntil = nanos.getAsLong();
    this.matcher = matcher;
    this.random = random;
    this.pool = new PoolMirror(pools, queue, metrics);
    this.blocked = new BlockedTickets(pools, queue);
  }

  /** As {@link PoolMirror#refresh}. */
  Optional<PoolView> refresh() {
    return pool.refresh(blocked::forget);
  }

  /** As {@link PoolMirror#doubt}. */
  void doubt() {
    pool.doubt();
  }

  /**
   * How long not to plan: with very many waiting, one join a plan would leave the process no time
   * for anything else. Zero when the last plan holds.
   */
  Duration rest(MatchRules rules, Instant now) {
    @Nullable Planned before = planned;
    if (before != null && before.holds(rules, pool.version(), now)) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.max(0, restsUntil - nanos.getAsLong()));
  }

  /**
   * Plans.
   *
   * @param refused tickets to leave alone: their claims were refused
   */
  MatchPlan plan(MatchRules rules, Instant now, Set<TicketId> refused) {
    @Nullable Planned before = planned;
    if (refused.isEmpty() && before != null && before.holds(rules, pool.version(), now)) {
      return before.plan();
    }
    long start = nanos.getAsLong();
    MatchPlan plan = matcher.plan(pool.pool(refused), rules, now, random.nextLong());
    long end = nanos.getAsLong();
    long took = end - start;
    restsUntil = took < QUICK ? end : end + Math.min(RESTS * took, LONGEST_REST);
    boolean keeps = refused.isEmpty() && plan.lineups().isEmpty();
    planned = keeps ? new Planned(rules, pool.version(), plan) : null;
    return plan;
  }

  /** As {@link BlockedTickets#report}. */
  Optional<Instant> report(MatchPlan plan, Instant now) {
    return blocked.report(plan, now, pool::contains);
  }
}
