package games.kickoff.operator.matching;

import games.kickoff.core.claim.Expiry;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.management.OperatorMetrics;
import games.kickoff.operator.rules.QueueRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * One tick of a queue: expires tickets, brings the pool up to date, plans matches, and forms each
 * planned lineup.
 */
final class MatchTick {

  /** Tickets expired in one tick; the rest are left to the next tick. */
  private static final int EXPIRE_AT_ONCE = 500;

  /**
   * The most rounds of one tick; the rest is left to the next tick, so that status is written in
   * between.
   */
  private static final int MAX_ROUNDS = 8;

  /** The pause after a tick in which all claims were refused. */
  private static final Duration REFUSED = Duration.ofMillis(100);

  /**
   * What a tick observed and did. Each component is reported, or decides when to run again.
   *
   * @param pool the queue's counts as last read, and its longest waiting ticket
   * @param formed sessions created
   * @param full whether as many sessions are starting as are allowed
   * @param rested whether nothing was tried, so that the tick gives no new information about
   *     forming matches: planning rests, or servers that don't start are not tried again yet
   * @param trouble why sessions could not be created; empty: they could
   * @param nextPlanAt when the same pool would give another match, or one of its tickets expires
   * @param more whether the tick stopped only because its rounds were used up
   */
  record Outcome(
      PoolView pool,
      int formed,
      boolean full,
      boolean rested,
      Optional<Trouble> trouble,
      Optional<Instant> nextPlanAt,
      boolean more) {

    /** No match may be formed, or none beyond those already formed, until {@code then}. */
    private static Outcome held(PoolView pool, int formed, boolean full, Optional<Instant> then) {
      return new Outcome(pool, formed, full, formed == 0, Optional.empty(), then, false);
    }

    /** Planning rests until {@code then}, as planning took long the last time. */
    private static Outcome resting(PoolView pool, Instant then) {
      return new Outcome(pool, 0, false, true, Optional.empty(), Optional.of(then), false);
    }

    /** The tick formed all it could. */
    private static Outcome finished(PoolView pool, int formed, Round last) {
      return new Outcome(
          pool, formed, last.full(), false, last.done().trouble(), last.plan().nextPlanAt(), false);
    }

    /** The tick's rounds are used up. */
    private static Outcome outOfRounds(PoolView pool, int formed, Round last) {
      Outcome outcome =
          new Outcome(
              pool, formed, false, false, Optional.empty(), last.plan().nextPlanAt(), formed > 0);
      // If no match was formed, the same lineups may be refused again and again: pause.
      return formed > 0 ? outcome : outcome.lookingAgain(Optional.of(pool.now().plus(REFUSED)));
    }

    /**
     * In how many ticks in a row sessions could not be created. A tick that tried nothing does not
     * count as a success.
     *
     * @param before the number before this tick
     */
    int failures(int before) {
      if (trouble.isPresent()) {
        return before + 1;
      }
      return rested ? before : 0;
    }

    /** The same outcome, with {@code nextPlanAt} no later than {@code at}. */
    Outcome lookingAgain(Optional<Instant> at) {
      Optional<Instant> due =
          Stream.concat(nextPlanAt.stream(), at.stream()).min(Comparator.naturalOrder());
      return new Outcome(pool, formed, full, rested, trouble, due, more);
    }
  }

  private final Pools pools;
  private final Matchmaking making;
  private final LongSupplier nanos;
  private final OperatorMetrics metrics;
  private final MatchForming forming;
  private final ConcurrentMap<QueueKey, KnownPool> known = new ConcurrentHashMap<>();
  private final TriedServers servers = new TriedServers();

  /**
   * @param nanos a counter like {@link System#nanoTime}, to measure how long planning takes
   */
  MatchTick(
      MatchStores stores,
      SessionCreator sessions,
      Matchmaking making,
      LongSupplier nanos,
      OperatorMetrics metrics) {
    this.pools = stores.pools();
    this.making = making;
    this.nanos = nanos;
    this.metrics = metrics;
    this.forming = new MatchForming(stores, sessions, making, metrics);
  }

  /**
   * Runs a tick.
   *
   * @param mostMatches the most matches to form
   * @return empty when the queue is not published
   * @throws games.kickoff.core.store.StoreUnavailable when Redis does not answer
   * @throws games.kickoff.core.term.StaleFence when a newer leader has written
   */
  Optional<Outcome> run(QueueRules rules, int mostMatches) {
    Expiry expiry = pools.expire(rules.key(), EXPIRE_AT_ONCE);
    return match(rules, mostMatches)
        .map(outcome -> outcome.lookingAgain(expiry.next().map(outcome.pool().now()::plus)));
  }

  /**
   * Expires tickets of a queue that is not matched.
   *
   * @return whether tickets are waiting
   */
  boolean expire(QueueKey queue) {
    return pools.expire(queue, EXPIRE_AT_ONCE).next().isPresent();
  }

  /** Forgets a queue that is gone. */
  void forget(QueueKey queue) {
    servers.forget(queue);
    known.remove(queue);
  }

  /** Forgets all pools, as Redis has been refilled and its logs may have started over. */
  void forgetPools() {
    known.clear();
  }

  /** What is kept between the ticks of one queue. */
  private record KnownPool(PoolMirror mirror, Planner planner, BlockedTickets blocked) {

    Optional<PoolView> refresh() {
      return mirror.refresh(blocked::forget);
    }
  }

  private KnownPool know(QueueKey queue) {
    PoolMirror mirror = new PoolMirror(pools, queue, metrics);
    Planner planner = new Planner(mirror, making.matcher(), making.random(), nanos);
    return new KnownPool(mirror, planner, new BlockedTickets(pools, queue));
  }

  private Optional<Outcome> match(QueueRules rules, int mostMatches) {
    KnownPool pool = known.computeIfAbsent(rules.key(), this::know);
    Set<TicketId> refused = new HashSet<>();
    int formed = 0;
    for (int number = 1; ; number++) {
      // For a paused queue only the counts and the oldest ticket are read.
      Optional<PoolView> read = rules.paused() ? pools.pool(rules.key(), 1) : pool.refresh();
      if (read.isEmpty()) {
        return Optional.empty();
      }
      PoolView queue = read.get();
      Optional<Outcome> held = held(rules, queue, formed);
      if (held.isPresent()) {
        return held;
      }
      Duration rest = pool.planner().rest(rules.match(), queue.now());
      if (number == 1 && rest.isPositive()) {
        return Optional.of(Outcome.resting(queue, queue.now().plus(rest)));
      }
      Round round = round(rules, pool, queue, mostMatches, refused);
      formed += round.done().formed();
      if (round.last()) {
        PoolView now = round.done().formed() == 0 ? queue : pool.refresh().orElse(queue);
        Optional<Instant> blocked =
            pool.blocked().report(round.plan(), now.now(), pool.mirror()::contains);
        return Optional.of(Outcome.finished(now, formed, round).lookingAgain(blocked));
      }
      if (number == MAX_ROUNDS) {
        return Optional.of(Outcome.outOfRounds(queue, formed, round));
      }
    }
  }

  /** The outcome if no match may be tried now; empty if one may. */
  private Optional<Outcome> held(QueueRules rules, PoolView queue, int formed) {
    Optional<Instant> probe =
        (servers.isEdited(rules)
                ? Optional.<Instant>empty()
                : Probing.nextStart(queue.failedStarts()))
            .filter(queue.now()::isBefore);
    if (rules.paused() || probe.isPresent()) {
      return Optional.of(Outcome.held(queue, formed, false, probe));
    }
    return room(rules, queue) <= 0
        ? Optional.of(Outcome.held(queue, formed, true, Optional.empty()))
        : Optional.empty();
  }

  /** How many more sessions may start. */
  private static int room(QueueRules rules, PoolView queue) {
    int most = queue.failedStarts().areTooMany() ? 1 : rules.maxStarting();
    return most - queue.starting();
  }

  /**
   * One round: a plan and the outcome of forming it.
   *
   * @param full whether more matches were planned than may start
   * @param last whether another round would form nothing
   */
  private record Round(MatchPlan plan, MatchForming.Round done, boolean full, boolean last) {}

  private Round round(
      QueueRules rules, KnownPool pool, PoolView queue, int mostMatches, Set<TicketId> refused) {
    int room = room(rules, queue);
    MatchPlan plan = pool.planner().plan(rules.match(), queue.now(), refused);
    List<Lineup> lineups = some(plan.lineups(), Math.min(room, mostMatches));
    MatchForming.Round done = forming.form(rules, lineups, refused);
    if (done.formed() > 0) {
      servers.tried(rules);
    }
    if (done.refused()) {
      pool.mirror().doubt();
    }
    boolean full = plan.lineups().size() > room;
    boolean again = done.refused() && mostMatches > 1;
    boolean last = done.trouble().isPresent() || full || lineups.isEmpty() || !again;
    return new Round(plan, done, full, last);
  }

  /**
   * The lineups to form: the first ones. A single trial after a failure takes a random one, since
   * the first may be what fails, and must not keep the others waiting.
   */
  private List<Lineup> some(List<Lineup> all, int most) {
    if (most == 1 && all.size() > 1) {
      return List.of(all.get(making.random().nextInt(all.size())));
    }
    return all.stream().limit(most).toList();
  }
}
