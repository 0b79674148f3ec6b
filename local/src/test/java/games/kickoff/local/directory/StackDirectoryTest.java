package games.kickoff.local.directory;

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

  @Test
  void isRemovedByTheNextWhenItsProcessWasKilled() throws Exception {
    try (StackDirectory living = StackDirectory.create(false);
        StackDirectory killed = StackDirectory.create(false);
        StackDirectory kept = StackDirectory.create(true)) {
      Files.writeString(killed.path().resolve("owner"), "1 2001-01-01T00:00:00Z");
      Files.writeString(killed.directory("logs").resolve("gateway.log"), "x");

      StackDirectory.create(false).close();

      assertThat(killed.path()).doesNotExist();
      assertThat(living.path()).exists();
      assertThat(kept.path()).exists();
      StackDirectory.delete(kept.path());
    }
  }
}
