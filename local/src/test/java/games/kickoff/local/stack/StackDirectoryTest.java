package games.kickoff.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackDirectoryTest {

  @Test
  void leavesNothingWhenClosed() throws Exception {
    StackDirectory directory = StackDirectory.create(false);
    Files.writeString(directory.directory("pods").resolve("log"), "x");

    directory.close();

    assertThat(directory.path()).doesNotExist();
  }

  @Test
  void staysWhenItIsToBeKept() throws Exception {
    StackDirectory directory = StackDirectory.create(true);
    Path path = directory.path();
    try {
      directory.close();

      assertThat(path).exists();
    } finally {
      StackDirectory.delete(path);
    }
  }
}
