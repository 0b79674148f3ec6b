package games.kickoff.local.api;

import java.nio.file.Path;

class MockApiIT extends ApiContract {

  @Override
  EmbeddedApi start(Path directory) throws Exception {
    return EmbeddedApi.start(ApiChoice.MOCK, directory);
  }
}
