package games.kickoff.redis.protocol;

import static games.kickoff.core.ticket.TicketState.ASSIGNED;
import static games.kickoff.core.ticket.TicketState.CLAIMED;

import games.kickoff.core.ticket.TicketState;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import redis.clients.jedis.Jedis;

/**
 * Plays long random sequences of steps against a real Redis. Whatever happens in whatever order,
 * every answer must be the one that {@link Protocol} gives, and no {@link Invariants invariant} may
 * break.
 *
 * <p>Each run plays other sequences. jqwik prints the run's seed and the frequency of each answer.
 * A failing play is shortened and printed with its answers. To repeat a run, give the property its
 * seed: {@code @Property(seed = "-1234", tries = 190, …)}.
 *
 * <p>A run without all of the {@link Interesting} answers fails, as it has not shown enough.
 */
class ProtocolIT {

  private static final int STEPS = 20_000;

  private static final TestRedis REDIS = TestRedis.own();

  @Property(tries = 190, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void everyAnswerIsTheProtocols(@ForAll("plays") List<Step> play) {
    play(REDIS, play, new ToStatistics());
    Statistics.coverage(happened -> {
      happened.checkQuery(what -> !isMove(what)).count(steps -> steps >= STEPS);
      Interesting.ANSWERS.forEach(a -> happened.check(a).count(times -> times > 0));
      Interesting.MOVES.forEach(m -> happened.check(m).count(times -> times > 0));
    });
  }

  private static boolean isMove(List<?> what) {
    return what.toString().contains(" → ");
  }

  @Provide
  Arbitrary<List<Step>> plays() {
    return Steps.plays();
  }

  /** Plays the steps in an empty realm of that server. */
  static void play(TestRedis server, List<Step> play, Playthrough.MoveCounters tally) {
    try (Realm realm = Realm.closed(server);
        Jedis bare = server.bare()) {
      bare.flushAll();
      new Playthrough(realm, bare, tally).play(play);
    }
  }

  @AfterContainer
  static void stop() {
    REDIS.stop();
  }

  /**
   * Collects everything under one label, as jqwik can't report on a label for which nothing was
   * collected.
   */
  private static final class ToStatistics implements Playthrough.MoveCounters {
    @Override
    public void answered(String step, String code) {
      Statistics.collect(step + " " + code);
    }

    @Override
    public void moved(TicketState from, TicketState to, String reason) {
      Statistics.collect(from + " → " + to + (to == CLAIMED || to == ASSIGNED ? "" : " " + reason));
    }
  }
}
