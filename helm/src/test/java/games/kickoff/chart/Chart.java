package games.kickoff.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart as a user has it: rendered by Helm's own code. */
final class Chart {

  static final Path DIRECTORY = Path.of("kickoff");
  static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  /** The oldest that will do; Helm would take itself for a cluster of 1.20. */
  private static final String KUBERNETES = "1.30.0";

  private static final YAMLMapper YAML = new YAMLMapper();

  private Chart() {}

  /**
   * What {@code helm template kickoff . -n games -f values} prints.
   *
   * @throws IllegalStateException with Helm's message when it refuses the values
   */
  static String render(Path values) {
    return render(template().withValuesFile(values));
  }

  static String render(Map<String, Object> values) {
    TemplateCommand command = template();
    values.forEach(command::set);
    return render(command);
  }

  /** What {@code helm install} prints when it is done: NOTES.txt. */
  static String notes(Path values) {
    String printed =
        new Helm(DIRECTORY)
            .install()
            .clientOnly()
            .dryRun()
            .withDryRunOption(DryRun.CLIENT)
            .withName("kickoff")
            .withNamespace("games")
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values)
            .call()
            .getOutput();
    return printed.substring(printed.indexOf("NOTES:\n"));
  }

  private static TemplateCommand template() {
    return new Helm(WithHooks.DIRECTORY)
        .template()
        .withName("kickoff")
        .withNamespace("games")
        .withKubeVersion(KUBERNETES);
  }

  private static String render(TemplateCommand command) {
    return command.call().replace(WithHooks.SHOWN, WithHooks.HOOK);
  }

  /** A copy whose hooks are ordinary objects: helm-java leaves hooks out of what it renders. */
  private static final class WithHooks {

    static final String HOOK = "helm.sh/hook: test";
    static final String SHOWN = "helm.sh/shown: test";
    static final Path DIRECTORY = copy();

    private static Path copy() {
      try (Stream<Path> files = Files.walk(Chart.DIRECTORY)) {
        Path copy = Files.createTempDirectory(Path.of("target"), "chart-with-hooks");
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve(Chart.DIRECTORY.relativize(file));
          Files.createDirectories(target.getParent());
          Files.writeString(target, Files.readString(file).replace(HOOK, SHOWN));
        }
        return copy;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Its documents, in order. */
  static List<JsonNode> objects(String rendered) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
      return documents.readAll().stream().filter(document -> document.has("kind")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of one kind. */
  static List<JsonNode> objects(String rendered, String kind) {
    return objects(rendered).stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .toList();
  }

  /** The values the golden files are of: each a way to install. */
  static Stream<Path> installs() {
    return list(GOLDEN).map(directory -> directory.resolve("values.yaml"));
  }

  static Stream<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
