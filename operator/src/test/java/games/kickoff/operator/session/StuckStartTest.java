package games.kickoff.operator.session;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a status says of a start that is stuck is read back from it. */
class StuckStartTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void aStatusNamesThePodWhoseStartIsStuck() {
    GameSession session = session();
    GameSession patch =
        SessionStatus.stuck(
            session, 2, "m-2", "ErrImagePull", "ErrImagePull: no image: a/b:1", NOW);
    session.setStatus(patch.getStatus());
    assertThat(SessionStatus.stuckPod(session)).contains("m-2");
    assertThat(session.getStatus().attempt).isEqualTo(2);
    assertThat(session.getStatus().conditions.getFirst().getReason()).isEqualTo("ErrImagePull");
  }

  @Test
  void aStatusWithAnotherConditionNamesNone() {
    GameSession session = session();
    assertThat(SessionStatus.stuckPod(session)).isEmpty();
    session.setStatus(SessionStatus.troubled(session, "why: so", NOW).getStatus());
    assertThat(SessionStatus.stuckPod(session)).isEmpty();
  }

  private static GameSession session() {
    GameSession session = new GameSession();
    session.setMetadata(new ObjectMetaBuilder().withName("m").withGeneration(1L).build());
    return session;
  }
}
