package games.kickoff.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.queue.QueueKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

  private static final String GOOD =
      """
      apiVersion: kickoff.games/v1alpha1
      kind: MatchQueue
      metadata: {name: duel, namespace: ranked}
      spec:
        teams: {count: 2, size: 1}
        partial: {minPlayers: 2, after: 1s}
        server:
          port: 9000
          template:
            spec:
              containers: [{name: game, image: "kickoff/game-server", env: [{name: A, value: "1"}]}]
              terminationGracePeriodSeconds: 1
      """;

  @TempDir private Path directory;

  @Test
  void namesItsQueuesInTheirOrder() throws IOException {
    Manifest manifest =
        read(GOOD + "---\n" + GOOD.replace("duel, namespace: ranked", "trio") + "---\n").checked();

    assertThat(manifest.queues())
        .containsExactly(new QueueKey("ranked", "duel"), new QueueKey("default", "trio"));
  }

  @Test
  void readsWhatElseTheApiTakesAndChecksOnlyQueues() throws IOException {
    String namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: ranked}\n---\n";

    assertThat(read(namespace + GOOD).checked().objects()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"duel.yaml", "queues.yaml", "ranked.yaml", "ladder.yaml"})
  void findsNothingWrongWithTheExamples(String example) throws IOException {
    assertThat(Manifest.read(Path.of("..", "examples", example)).checked().queues()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          size: 1}          | size: 0}         | spec.teams.size: must be at least 1
          size: 1}          | size: 101}       | spec.teams.size: must be at most 100
          size: 1}          | size: one}       | spec.teams.size: must be of type integer
          , size: 1         | ``               | spec.teams.size: is required
          port: 9000        | prot: 9000       | spec.server.prot: is no field
          after: 1s         | after: soon      | spec.partial.after a duration
          minPlayers: 2     | minPlayers: 1    | spec.partial
          value: "1"        | value: 1         | spec.server.template.spec.containers[0].env[0].value
          containers:       | initContainers:  | spec.server.template.spec.containers must have
          port: 9000        | readyTimeout: 1ms | spec.server.readyTimeout
          name: duel        | name: du.el      | metadata.name
          name: duel,       | ``               | metadata.name: is required
          kind: MatchQueue  | kind: [1]        | kind: is required
          """)
  void namesTheFileTheQueueAndTheFieldThatIsWrong(String good, String bad, String message) {
    String text = GOOD.replace(good, bad);

    assertThatThrownBy(() -> read(text).checked())
        .isInstanceOf(BadManifest.class)
        .hasMessageContaining("queues.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void namesTheLineThatIsNoYaml() {
    assertThatThrownBy(() -> read("a: 1\nb: [1\nc: 2\n")).hasMessageContaining("line 3");
    assertThatThrownBy(() -> read("a: 1\na: 2\n")).hasMessageContaining("Duplicate field 'a'");
    assertThatThrownBy(() -> read("\n---\n")).hasMessageContaining("is empty");
  }

  private Manifest read(String text) throws IOException {
    return Manifest.read(Files.writeString(directory.resolve("queues.yaml"), text));
  }
}
