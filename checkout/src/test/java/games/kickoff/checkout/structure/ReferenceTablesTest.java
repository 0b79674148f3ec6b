package games.kickoff.checkout.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the tables of metrics and of environment variables in docs/ with the code. Metrics are
 * taken from the golden files, which their own tests compare with running processes; variables from
 * the text constants and logging settings of the modules that a process is made of.
 */
class ReferenceTablesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern METRIC = Pattern.compile("`(kickoff_[a-z_]+)`");
  private static final Pattern VARIABLE = Pattern.compile("\\bKICKOFF_[A-Z_]+\\b");

  @Test
  void everyMetricOfTheOperatorIsDocumentedWithItsLabels() throws IOException {
    assertDocumented(
        "operator/src/test/resources/golden/metrics/operator.txt", "docs/troubleshooting.md");
  }

  @Test
  void everyMetricOfTheGatewayIsDocumentedWithItsLabels() throws IOException {
    assertDocumented("gateway/src/test/resources/golden/metrics/gateway.txt", "docs/api.md");
  }

  @Test
  void everyMetricInTheDocsExists() throws IOException {
    Set<String> exist = new TreeSet<>();
    exist.addAll(labels("operator/src/test/resources/golden/metrics/operator.txt").keySet());
    exist.addAll(labels("gateway/src/test/resources/golden/metrics/gateway.txt").keySet());
    Set<String> named = new TreeSet<>();
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      for (Path doc : docs.filter(file -> file.toString().endsWith(".md")).toList()) {
        METRIC.matcher(Files.readString(doc)).results().forEach(m -> named.add(m.group(1)));
      }
    }
    assertThat(exist).containsAll(named);
  }

  @Test
  void theTablesOfVariablesNameTheOnesThatProcessesRead() throws IOException {
    Set<String> read = new TreeSet<>();
    for (String module : List.of("redis", "postgres", "service", "operator", "gateway")) {
      read.addAll(variablesIn(ROOT.resolve(module).resolve("src/main")));
    }
    Set<String> documented = new TreeSet<>();
    for (String row : rows("docs/configuration.md")) {
      String first = row.split("\\|")[1];
      VARIABLE.matcher(first).results().map(MatchResult::group).forEach(documented::add);
    }
    assertThat(documented).isEqualTo(read);
  }

  private static Set<String> variablesIn(Path sources) throws IOException {
    Pattern constant = Pattern.compile("(?:\"|\\$\\{)(KICKOFF_[A-Z_]+)[\":}]");
    Set<String> variables = new TreeSet<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        constant.matcher(Files.readString(file)).results().forEach(m -> variables.add(m.group(1)));
      }
    }
    return variables;
  }

  private static void assertDocumented(String golden, String doc) throws IOException {
    List<String> rows = rows(doc);
    List<String> missing = new ArrayList<>();
    labels(golden)
        .forEach((metric, labels) -> {
          List<String> ofIt =
              rows.stream().filter(row -> row.contains("`" + metric + "`")).toList();
          if (ofIt.isEmpty()) {
            missing.add(metric);
          }
          labels.stream()
              .filter(label -> ofIt.stream().noneMatch(row -> row.contains("`" + label + "`")))
              .forEach(label -> missing.add(metric + "{" + label + "}"));
        });
    assertThat(missing).isEmpty();
  }

  private static List<String> rows(String doc) throws IOException {
    return Files.readAllLines(ROOT.resolve(doc)).stream()
        .filter(line -> line.startsWith("| "))
        .toList();
  }

  /** The labels of each metric of a golden file. */
  private static Map<String, List<String>> labels(String golden) throws IOException {
    Map<String, List<String>> labels = new TreeMap<>();
    String metric = "";
    for (String line : Files.readAllLines(ROOT.resolve(golden))) {
      if (line.startsWith("kickoff_")) {
        metric = line.strip();
      } else if (line.startsWith("  labels:") && !metric.isEmpty()) {
        labels.put(
            metric,
            Stream.of(line.substring("  labels:".length()).split(" "))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList());
      }
    }
    assertThat(labels).as(golden).hasSizeGreaterThan(10);
    return labels;
  }
}
