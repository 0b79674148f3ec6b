package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the make targets for kind would do, and what they say when they can't. */
class ClusterCommandsTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "cluster");
  private static final boolean WRITE = Boolean.getBoolean("kickoff.golden.write");

  private record Said(int exit, String text) {}

  @TestFactory
  Stream<DynamicTest> doWhatWasAgreed() {
    return Chart.list(GOLDEN)
        .map(file ->
            dynamicTest(
                file.getFileName().toString(),
                () -> {
                  String target = file.getFileName().toString().replace(".txt", "");
                  Said said = execute("/usr/bin/env", "DRY_RUN=1", "make", "-s", target);
                  assertThat(said.exit()).as(said.text()).isZero();
                  if (WRITE) {
                    Files.writeString(file, said.text());
                  }
                  assertThat(said.text()).isEqualTo(Files.readString(file));
                }));
  }

  @Test
  void areAllListedHere() throws IOException {
    String script = Files.readString(Path.of("..", "bin", "cluster"));
    String usage = script.lines().filter(line -> line.contains("usage:")).findFirst().orElseThrow();
    String commands = usage.replaceAll(".*cluster ([a-z0-9|-]+)\".*", "$1");
    assertThat(Chart.list(GOLDEN).map(file -> file.getFileName().toString().replace(".txt", "")))
        .containsExactlyInAnyOrder(commands.split("\\|"));
  }

  @Test
  void nameEveryToolThatIsMissingAndWhereToGetIt(@TempDir Path path) throws Exception {
    for (String tool : List.of("bash", "dirname", "docker")) {
      Files.createSymbolicLink(path.resolve(tool), Path.of("/bin/true"));
    }
    Files.delete(path.resolve("dirname"));
    Files.createSymbolicLink(path.resolve("dirname"), which("dirname"));
    Said said =
        execute("/usr/bin/env", "PATH=" + path, which("bash").toString(), "bin/cluster", "cluster");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.text().lines().map(line -> line.replaceFirst(": http.*", "")))
        .containsExactly(
            "make cluster: kind is missing",
            "make cluster: kubectl is missing",
            "make cluster: helm is missing");
    assertThat(said.text()).contains("https://kind.sigs.k8s.io");
  }

  @Test
  void installWhatTheGoldenFileIsOf() {
    assertThat(Path.of("development.yaml"))
        .hasSameTextualContentAs(Chart.GOLDEN.resolve("development").resolve("values.yaml"));
  }

  private static Path which(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static Said execute(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(Path.of("..").toFile()).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("MAKE") || name.equals("MFLAGS"));
    Process process = builder.start();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return new Said(process.waitFor(), text);
  }
}
