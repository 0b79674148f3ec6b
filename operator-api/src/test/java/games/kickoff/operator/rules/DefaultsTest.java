package games.kickoff.operator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.time.GoDuration;
import games.kickoff.operator.api.MatchQueueSpec;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void areTheSameInTheSchemaAndInCore() {
    assertThat(GoDuration.parse(MatchQueueSpec.DEFAULT_RETENTION))
        .isEqualTo(PublishedQueue.RETENTION);
    assertThat(GoDuration.parse(MatchQueueSpec.DEFAULT_TICKET_TTL))
        .isEqualTo(PublishedQueue.TICKET_TTL);
    assertThat(MatchQueueSpec.DEFAULT_MAX_STARTING)
        .isEqualTo(Integer.toString(PublishedQueue.MAX_STARTING));
  }
}
