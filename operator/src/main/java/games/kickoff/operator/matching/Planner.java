package games.kickoff.operator.matching;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Plans the matches of one queue, and remembers the last plan. A plan that forms no match is reused
 * until the waiting tickets or the rules change, or its own {@code nextPlanAt} has come.
 */
final class Planner {

  /** Planning that took less than this needs no rest, in ns. */
  private static final long QUICK = 5_000_000;

  /**
   * A rest lasts this many times as long as planning took, so that planning uses at most a fifth of
   * a core.
   */
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
  private @Nullable Planned planned;
  private long restsUntil;

  Planner(PoolMirror pool, Matcher matcher, RandomGenerator random, LongSupplier nanos) {
    this.pool = pool;
    this.matcher = matcher;
    this.random = random;
    this.nanos = nanos;
    this.restsUntil = nanos.getAsLong();
  }

  /**
   * How long not to plan. With very many waiting tickets, planning after each join would leave the
   * process no time for anything else. Zero while the last plan can be reused.
   */
  Duration rest(MatchRules rules, Instant now) {
    @Nullable Planned before = planned;
    if (before != null && before.holds(rules, pool.version(), now)) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.max(0, restsUntil - nanos.getAsLong()));
  }

  /**
   * Plans matches.
   *
   * @param refused tickets to leave out, since their claims were refused
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
}
