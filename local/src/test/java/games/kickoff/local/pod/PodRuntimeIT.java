package games.kickoff.local.pod;

import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.api.EmbeddedApi;
import java.nio.file.Path;

class PodRuntimeIT extends PodRuntimeContract {

  @Override
  EmbeddedApi start(Path directory) throws Exception {
    return EmbeddedApi.start(ApiChoice.MOCK, directory);
  }
}
