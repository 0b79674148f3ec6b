package games.kickoff.local.api;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = ApiBinariesPresent.CONDITION, disabledReason = ApiBinariesPresent.OTHERWISE)
class RealApiServerIT extends ApiContract {

  @Override
  EmbeddedApi start(Path directory) throws Exception {
    return EmbeddedApi.start(ApiChoice.REAL, directory);
  }
}
