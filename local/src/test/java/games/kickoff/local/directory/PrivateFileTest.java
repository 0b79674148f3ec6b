package games.kickoff.local.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

  @TempDir private Path directory;

  @Test
  void onlyItsOwnerCanReadIt() throws IOException {
    Path file = PrivateFile.create(directory.resolve("key"), "w\u00f6rd\n");

    assertThat(file).hasContent("w\u00f6rd\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isNoFileThatOthersMayHaveOpened() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "theirs");

    assertThatThrownBy(() -> PrivateFile.create(file, "word"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("theirs");
  }
}
