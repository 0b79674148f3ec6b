package games.kickoff.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.rules.Duel;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Checks that {@code pods/<name>.template.yaml} gives {@code pods/<name>.pod.yaml}. */
class GamePodTest {

  private static final List<String> TEMPLATES = List.of("minimal", "rich", "init");

  private static final Path FILES =
      Path.of("src/test/resources/games/kickoff/operator/server/pods");
  private static final ObjectMapper SORTED =
      new ObjectMapper(new YAMLFactory()).enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @ParameterizedTest
  @FieldSource("TEMPLATES")
  void isTheTemplateWithWhatKickoffAdds(String name) throws IOException {
    Pod pod = pod(template(name), 1);
    assertThat(sorted(Serialization.asYaml(pod))).isEqualTo(sorted(read(name + ".pod.yaml")));
  }

  @Test
  void everyFileIsUsed() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              TEMPLATES.stream()
                  .flatMap(name -> Stream.of(name + ".template.yaml", name + ".pod.yaml"))
                  .toList());
    }
  }

  @ParameterizedTest
  @FieldSource("TEMPLATES")
  void leavesTheTemplateItsQueueSharesAlone(String name) throws IOException {
    PodTemplateSpec template = template(name);
    pod(template, 1);
    assertThat(template).isEqualTo(template(name));
  }

  @Test
  void isNamedAndLabelledAsOrdered() throws IOException {
    Pod pod = pod(template("minimal"), 2);
    assertThat(pod.getMetadata().getName()).isEqualTo(Duel.matchId(42) + "-2");
    assertThat(pod.getMetadata().getLabels()).containsEntry(GameSession.ATTEMPT_LABEL, "2");
  }

  @Test
  void aPodThatMayBeEvictedIsNotProtected() throws IOException {
    Pod pod = pod(template("minimal"), 1, false);
    assertThat(pod.getMetadata().getLabels()).doesNotContainKey(GameSession.EVICTION_LABEL);
    assertThat(pod.getMetadata().getAnnotations())
        .containsOnlyKeys(GameSession.CONTAINER_ANNOTATION);
  }

  private static Pod pod(PodTemplateSpec template, int attempt) {
    return pod(template, attempt, true);
  }

  private static Pod pod(PodTemplateSpec template, int attempt, boolean isProtected) {
    String session = Duel.matchId(42).value();
    ServerOwner owner =
        new ServerOwner(
            "games",
            new OwnerReferenceBuilder()
                .withApiVersion("kickoff.games/v1alpha1")
                .withKind("GameSession")
                .withName(session)
                .withUid("4d1f9a3e-0000-0000-0000-000000000042")
                .withController(true)
                .build());
    Map<String, String> labels =
        Map.of(
            GameSession.QUEUE_LABEL,
            "duel",
            GameSession.SESSION_LABEL,
            session,
            GameSession.ATTEMPT_LABEL,
            Integer.toString(attempt));
    return GamePod.of(
        owner,
        new ServerOrder(
            session + "-" + attempt, labels, template, 7777, Optional.empty(), isProtected));
  }

  private static PodTemplateSpec template(String name) throws IOException {
    return Serialization.unmarshal(read(name + ".template.yaml"), PodTemplateSpec.class);
  }

  private static String read(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }

  private static String sorted(String yaml) throws IOException {
    return SORTED.writeValueAsString(SORTED.readValue(yaml, Map.class));
  }
}
