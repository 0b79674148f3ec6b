package games.kickoff.redis.protocol;

import games.kickoff.core.ticket.TicketState;
import games.kickoff.redis.fixture.TestRedis;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** {@link ProtocolIT} on a Redis in cluster mode, with fewer plays. */
class ProtocolOnClusterIT {

  private static final TestRedis CLUSTER = TestRedis.ownCluster();

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void everyAnswerIsTheProtocols(@ForAll("plays") List<Step> play) {
    ProtocolIT.play(CLUSTER, play, new Untold());
  }

  @Provide
  Arbitrary<List<Step>> plays() {
    return Steps.plays();
  }

  @AfterContainer
  static void stop() {
    CLUSTER.stop();
  }

  /** Counts nothing: {@link ProtocolIT} checks that enough happens. */
  private static final class Untold implements Playthrough.MoveCounters {
    @Override
    public void answered(String step, String code) {}

    @Override
    public void moved(TicketState from, TicketState to, String reason) {}
  }
}
