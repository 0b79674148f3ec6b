package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.audit.Rehearsal;
import games.kickoff.operator.namespace.Namespaces;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A stand-by rehearses while a leader leads, and changes nothing. */
@Execution(ExecutionMode.CONCURRENT)
class RehearsalIT {

  @Test
  void aStandBySeesWhatAnAuditWouldRepairAndLeavesItToTheLeader() {
    try (Stage stage = Story.PLAYED.stage()) {
      stage.client.resource(podOfNoSession(stage)).create();
      Rehearsal rehearsal =
          new Rehearsal(
              stage.client,
              new Namespaces(Set.of(stage.namespace)),
              stage.realm.matches,
              stage.records,
              // a minute later, when the pod is older than the grace
              Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
      stage.until("its node has no more to write of it", () -> isRunning(stage.pods().getFirst()));
      Snapshot before = Snapshot.of(stage);

      assertThat(rehearsal.run()).isEqualTo(1);
      assertThat(rehearsal.run()).as("nothing was repaired").isEqualTo(1);

      assertThat(Snapshot.of(stage)).isEqualTo(before);
    }
  }

  private static boolean isRunning(Pod pod) {
    return pod.getStatus() != null && "Running".equals(pod.getStatus().getPhase());
  }

  private static Pod podOfNoSession(Stage stage) {
    String session = stage.realm.newMatch().value();
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(stage.namespace)
        .withName(session + "-1")
        .withLabels(Map.of(GameSession.SESSION_LABEL, session))
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("game")
        .withImage("any")
        .endContainer()
        .endSpec()
        .build();
  }
}
