package games.kickoff.local.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationMessageTest {

  @TempDir private Path temp;

  @Test
  void keepsTheLast4096BytesOfALongMessage() throws Exception {
    Files.writeString(temp.resolve("message"), "a".repeat(5000) + "end");

    assertThat(read(new Container(), 0)).hasSize(4096).endsWith("aend");
  }

  @Test
  void isEmptyWhenTheContainerLeftNone() throws Exception {
    assertThat(read(new Container(), 1)).isEmpty();
  }

  @Test
  void takesTheEndOfTheLogAfterAnErrorWhenThePodAsksForIt() throws Exception {
    Files.writeString(temp.resolve("log"), "boom");
    Container container =
        new ContainerBuilder().withTerminationMessagePolicy("FallbackToLogsOnError").build();

    assertThat(read(container, 1)).isEqualTo("boom");
    assertThat(read(container, 0)).isEmpty();
  }

  private String read(Container container, int exitCode) throws Exception {
    return TerminationMessage.read(
        container, exitCode, temp.resolve("message"), temp.resolve("log"));
  }
}
