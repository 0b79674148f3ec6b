package games.kickoff.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * A status is written by a merge patch, which removes a field only if the patch has it as null (RFC
 * 7386).
 */
class MatchQueueStatusTest {

  @Test
  void takesTheOldestJoinBackWhenNobodyWaitsAnyMore() throws IOException {
    assertThat(patch(new MatchQueueStatus()).has("oldestJoinAt")).isTrue();
  }

  @Test
  void leavesTheCountsOfAQueueThatIsNotUnderstoodAsTheyAre() throws IOException {
    assertThat(patch(new MatchQueueStatus()).has("waiting")).isFalse();
  }

  private static JsonNode patch(MatchQueueStatus status) throws IOException {
    MatchQueue patch = new MatchQueue();
    patch.setStatus(status);
    return Serialization.jsonMapper().readTree(Serialization.asJson(patch)).get("status");
  }
}
