package games.kickoff.local.make;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code bin/mvn-progress} shows of Maven's output, as {@code make demo} and {@code make test}
 * use it. A script stands in for Maven.
 */
class MavenProgressTest {

  private static final Path SCRIPT = Path.of("../bin/mvn-progress").toAbsolutePath().normalize();

  private static final String MAVEN =
      """
      #!/bin/sh
      cat <<'END'
      WARNING: A terminally deprecated method in sun.misc.Unsafe has been called
      [INFO] Scanning for projects...
      [INFO] Downloading from central: https://repo.example.org/a/a/1/a-1.pom
      [INFO] Downloaded from central: https://repo.example.org/a/a/1/a-1.pom (1 kB at 2 kB/s)
      [INFO] Downloading from central: https://repo.example.org/b/b/2/b-2.jar
      [INFO] Downloaded from central: https://repo.example.org/b/b/2/b-2.jar (9 MB at 2 MB/s)
      [INFO]
      [INFO] ------------------< games.kickoff:store >-------------------
      [INFO] Building Kickoff store 0.1.0-SNAPSHOT                                   [3/15]
      [WARNING] /x/A.java:[1,2] [Unused] nobody reads it
          (see https://errorprone.info)
      [ERROR] /x/B.java:[3,4] cannot find symbol
        symbol: class X\\n
      END
      exit 7
      """;

  @TempDir private Path home;

  @Test
  void aBuildShowsItsModulesItsErrorsAndHowMuchWasFetchedAndKeepsItsStatus() throws Exception {
    assertThat(run("short", MAVEN))
        .isEqualTo(
            """
              3/15 Kickoff store
            [ERROR] /x/B.java:[3,4] cannot find symbol
              symbol: class X\\n
              2 files were fetched
            7
            """);
  }

  @Test
  void aTestRunShowsAllButTheSingleDownloads() throws Exception {
    assertThat(run("all", MAVEN))
        .contains("[INFO] Scanning for projects...\n", "[WARNING] /x/A.java", "  symbol: class X")
        .contains("  2 files were fetched\n")
        .doesNotContain("Download")
        .endsWith("7\n");
  }

  @Test
  void aLineIsShownWhenItIsWrittenAndNotWhenTheBuildIsOver() throws Exception {
    String slow =
        """
        #!/bin/sh
        echo "[INFO] Building Kickoff core 0.1.0-SNAPSHOT [1/15]"
        i=0
        while [ $i -lt 600 ] && ! grep -q 'Kickoff core' "$LOG"; do i=$((i + 1)); sleep 0.1; done
        grep -q 'Kickoff core' "$LOG"
        """;

    assertThat(run("short", slow)).isEqualTo("  1/15 Kickoff core\n0\n");
  }

  @Test
  void nothingIsSaidOfFetchingWhenNothingIsFetched() throws Exception {
    assertThat(run("short", "#!/bin/sh\necho '[INFO] BUILD SUCCESS'\n")).isEqualTo("0\n");
  }

  /** Runs {@code bin/mvn-progress}. Returns its output, with its exit status as the last line. */
  private String run(String mode, String maven) throws IOException {
    Path fake = Files.writeString(home.resolve("mvnw"), maven);
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(home.resolve("wrapper/dists"));
    Path log = home.resolve("log");
    ChildProcess process =
        ChildProcess.start(
            List.of(SCRIPT.toString(), mode, "package"),
            Map.of(
                "MVNW", fake.toString(), "LOG", log.toString(), "MAVEN_USER_HOME", home.toString()),
            home,
            log);
    int status = process.await(Duration.ofMinutes(2)).orElseThrow();
    return Files.readString(log) + status + "\n";
  }
}
