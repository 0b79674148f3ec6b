package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make release} on a checkout whose images are built by a stand-in for bin/images. */
class ReleaseTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Writes what Jib writes: the digests of a push differ from those of the tars. */
  private static final String IMAGES =
      """
      #!/usr/bin/env bash
      set -e
      digit=1
      [ -z "$REGISTRY" ] || digit=5
      for module in operator gateway game-server cli; do
        mkdir -p $module/target/image/app
        echo "$module" >$module/target/image/app/sbom.cdx.json
        [ "$FORMAT" != tar ] || echo "$module $TAG" >$module/target/$module.tar
        printf "sha256:%064d" $digit >$module/target/jib-image.digest
        printf "sha256:%064d" 9 >$module/target/jib-image.id
        digit=$((digit + 1))
      done
      [ -z "$REMOVE" ] || rm $REMOVE
      """;

  @TempDir private Path checkout;

  private record Printed(int exit, String text) {}

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(checkout.resolve("bin"));
    Files.copy(ROOT.resolve("bin/release"), checkout.resolve("bin/release"));
    Files.writeString(checkout.resolve("bin/images"), IMAGES);
    Files.setPosixFilePermissions(
        checkout.resolve("bin/images"), PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String shared : List.of("pom.xml", "helm/kickoff", "crds", "examples")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(shared))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = checkout.resolve(ROOT.relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  @Test
  void isOneFolderWhoseChecksumsHold() throws Exception {
    Path release = release(Map.of());

    assertThat(files(release))
        .containsExactlyInAnyOrder(
            "BUILD",
            "SHA256SUMS",
            "crds/gamesessions.yaml",
            "crds/matchqueues.yaml",
            "images.yaml",
            "images/game-server.tar",
            "images/gateway.tar",
            "images/loadtest.tar",
            "images/operator.tar",
            "kickoff-0.1.0.tgz",
            "queue.yaml",
            "sboms/game-server.cdx.json",
            "sboms/gateway.cdx.json",
            "sboms/loadtest.cdx.json",
            "sboms/operator.cdx.json");
    assertThat(Files.readAllLines(release.resolve("SHA256SUMS"))).hasSize(14);
    assertThat(run(release, Map.of(), "sha256sum", "--check", "--strict", "SHA256SUMS").exit())
        .isZero();
    assertThat(Chart.read(release.resolve("images/loadtest.tar"))).isEqualTo("cli 0.1.0\n");
    assertThat(Chart.read(release.resolve("BUILD")))
        .contains("base image: eclipse-temurin:25", "images/operator.tar sha256:" + digest(9));
    assertThat(Chart.read(release.resolve("queue.yaml")))
        .contains("image: kickoff/game-server:0.1.0\n");
  }

  @Test
  void installsTheImagesThatWerePushed() throws Exception {
    Path release = release(Map.of("REGISTRY", "registry.example.com/games/"));

    String rendered =
        new Helm(release.resolve("kickoff-0.1.0.tgz"))
            .template()
            .withName("kickoff")
            .withNamespace("games")
            .withKubeVersion("1.30.0")
            .withValuesFile(release.resolve("images.yaml"))
            .set("redis.address", "redis")
            .set("postgres.address", "postgres")
            .set("gateway.auth.enabled", false)
            .call();

    assertThat(rendered)
        .contains("image: registry.example.com/games/kickoff/operator@sha256:" + digest(5))
        .contains("image: registry.example.com/games/kickoff/gateway@sha256:" + digest(6));
    JsonNode images = Chart.yaml(Chart.read(release.resolve("images.yaml")));
    assertThat(images.at("/gameServer/digest").asText()).isEqualTo("sha256:" + digest(7));
    assertThat(images.at("/test/digest").asText()).isEqualTo("sha256:" + digest(8));
    assertThat(Chart.read(release.resolve("queue.yaml")))
        .contains("image: registry.example.com/games/kickoff/game-server@sha256:" + digest(7));
  }

  @Test
  void writesNoDigestThatJibDidNotCompute() throws Exception {
    Files.createDirectories(checkout.resolve("gateway/target"));
    Files.writeString(
        checkout.resolve("gateway/target/jib-image.digest"), "sha256:" + digest(3)); // an older one

    Printed printed =
        run(checkout, Map.of("REMOVE", "gateway/target/jib-image.digest"), "bin/release");

    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text()).contains("Jib wrote no digest of gateway");
  }

  @Test
  void saysWhatToDoWhenTheBaseImageCannotBeHad() throws Exception {
    Printed printed = run(checkout, Map.of("REMOVE", "no/such/file"), "bin/release");

    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text())
        .contains("bin/local-base-image target/base.tar && make release BASE=");
  }

  private Path release(Map<String, String> variables) throws Exception {
    Printed printed = run(checkout, variables, "bin/release");
    assertThat(printed.exit()).as(printed.text()).isZero();
    return checkout.resolve("target/release/0.1.0");
  }

  private static String digest(int number) {
    return "%064d".formatted(number);
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .toList();
    }
  }

  private static Printed run(Path directory, Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    List.of("REGISTRY", "PLATFORM", "BASE", "AOT").forEach(builder.environment()::remove);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }
}
