package games.kickoff.local.pod;

import games.kickoff.local.api.ApiBinariesPresent;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.EmbeddedApi;
import games.kickoff.local.api.RealApi;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class PodRuntimeApiServerIT extends PodRuntimeContract {

  @Override
  EmbeddedApi start(Path directory) throws Exception {
    return EmbeddedApi.start(ApiChoice.REAL, directory);
  }

  @Test
  void writesWhatHappenedWhileTheApiServerWasAway() throws Exception {
    runProcesses();
    Pod pod = until(createShell("sleep 1; exit 4"), p -> phase(p).equals("Running"));
    ((RealApi) api()).server().kill();

    ((RealApi) api()).restartServer();

    until(pod, p -> phase(p).equals("Failed"));
  }
}
