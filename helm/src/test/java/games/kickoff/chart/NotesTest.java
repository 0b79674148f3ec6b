package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code helm install} prints. */
class NotesTest {

  /** A here-document: the shell takes it as it is printed only if END begins its line. */
  private static final Pattern APPLY =
      Pattern.compile("(?ms)^(kubectl apply [^\n]*) -f - <<END\n(.*?)^END$");

  private static final Path DEVELOPMENT = Chart.GOLDEN.resolve("development/values.yaml");

  @Test
  void haveACommandThatAppliesTheDefaultQueueInItsNamespace() {
    Matcher apply = apply(Chart.notes(DEVELOPMENT));
    JsonNode queue = Chart.yaml(apply.group(2));

    assertThat(apply.group(1)).isEqualTo("kubectl apply -n games");
    assertThat(queue.path("kind").asText()).isEqualTo("MatchQueue");
    assertThat(queue.at("/metadata/name").asText()).isEqualTo("default");
    assertThat(queue.at("/metadata").has("namespace")).isFalse();
    assertThat(imageOf(queue)).isEqualTo("kickoff/game-server:dev");
  }

  @Test
  void applyTheImageAndThePriorityThatWereInstalled() {
    JsonNode queue =
        Chart.yaml(apply(Chart.notes(Chart.GOLDEN.resolve("ha/values.yaml"))).group(2));

    assertThat(queue.at("/spec/server/template/spec/priorityClassName").asText())
        .isEqualTo("kickoff-game");
    assertThat(imageOf(queue))
        .isEqualTo("registry.example.com/games/kickoff/game-server@sha256:" + "c".repeat(64));
  }

  @Test
  void sayWhereQueuesAreLookedFor() {
    assertThat(Chart.notes(DEVELOPMENT)).contains("looks for queues in games.");
    assertThat(Chart.notes(Chart.GOLDEN.resolve("namespaced/values.yaml")))
        .contains("looks for queues in ranked, casual.")
        .contains("kubectl apply -n ranked ");
    assertThat(Chart.notes(Chart.GOLDEN.resolve("ha/values.yaml")))
        .contains("looks for queues in all namespaces.");
  }

  private static Matcher apply(String notes) {
    Matcher apply = APPLY.matcher(notes);
    assertThat(apply.find()).as(notes).isTrue();
    return apply;
  }

  private static String imageOf(JsonNode queue) {
    return queue.at("/spec/server/template/spec/containers/0/image").asText();
  }
}
