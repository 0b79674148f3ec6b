package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every pod of every way to install. */
class PodsTest {

  static Stream<Path> installs() {
    return Chart.installs();
  }

  /** The rules: kubernetes.io, "Pod Security Standards", restricted. */
  @ParameterizedTest
  @MethodSource("installs")
  void meetPodSecurityRestricted(Path values) {
    for (JsonNode pod : podSpecs(values)) {
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC")).isFalse();
      for (JsonNode volume : pod.path("volumes")) {
        assertThat(volume.has("emptyDir") || volume.has("secret") || volume.has("configMap"))
            .isTrue();
      }
      for (JsonNode container : pod.path("containers")) {
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.findValues("hostPort")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installs")
  void haveAReadOnlyRootAndAMemoryLimit(Path values) {
    for (JsonNode pod : podSpecs(values)) {
      for (JsonNode container : pod.path("containers")) {
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installs")
  void carrySecretsInFilesOnly(Path values) {
    for (JsonNode pod : podSpecs(values)) {
      for (JsonNode container : pod.path("containers")) {
        assertThat(container.path("args").toString() + container.path("command"))
            .doesNotContainIgnoringCase("password");
        assertThat(container.findValues("secretKeyRef")).isEmpty();
        for (JsonNode variable : container.path("env")) {
          String name = variable.path("name").asText();
          if (name.matches(".*(PASSWORD|SECRETS|API_KEYS).*")) {
            assertThat(name).endsWith("_FILE");
          }
          boolean ofASecret = !name.equals("KICKOFF_AUTH_ISSUERS_FILE"); // it is in a ConfigMap
          if (name.startsWith("KICKOFF_") && name.endsWith("_FILE") && ofASecret) {
            assertThat(mounted(pod, container)).contains(variable.path("value").asText());
          }
        }
      }
    }
    assertThat(Chart.objects(Chart.render(values), "Secret")).isEmpty();
  }

  /** The paths of all files of Secrets in a container. */
  private static List<String> mounted(JsonNode pod, JsonNode container) {
    List<String> files = new ArrayList<>();
    for (JsonNode volume : pod.path("volumes")) {
      for (JsonNode mount : container.path("volumeMounts")) {
        if (volume.path("name").equals(mount.path("name"))) {
          for (JsonNode item : volume.at("/secret/items")) {
            files.add(mount.path("mountPath").asText() + "/" + item.path("path").asText());
          }
        }
      }
    }
    return files;
  }

  /** The image's user is in the pod's fsGroup, to which the kubelet gives the files. */
  @ParameterizedTest
  @MethodSource("installs")
  void letNobodyButTheirUserAndGroupReadSecrets(Path values) {
    boolean assigned = Chart.read(values).contains("fsGroup: null");
    for (JsonNode pod : podSpecs(values)) {
      for (JsonNode volume : pod.path("volumes")) {
        if (volume.has("secret")) {
          assertThat(volume.at("/secret/defaultMode").asInt()).isEqualTo(0440);
          assertThat(pod.at("/securityContext/fsGroup").asInt()).isEqualTo(assigned ? 0 : 10001);
        }
      }
      for (JsonNode mount : pod.findValues("volumeMounts").getFirst()) {
        boolean ofASecret = mount.path("mountPath").asText().startsWith("/etc/kickoff/");
        assertThat(mount.path("readOnly").asBoolean()).isEqualTo(ofASecret);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("installs")
  void letOnlyTheOperatorTalkToTheApiServer(Path values) {
    for (JsonNode pod : podSpecs(values)) {
      boolean operator = pod.at("/containers/0/name").asText().equals("operator");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(!operator)).isEqualTo(operator);
    }
  }

  /** A Service called kickoff-http would set KICKOFF_HTTP_PORT to tcp://… */
  @ParameterizedTest
  @MethodSource("installs")
  void areNotToldOfServicesThroughTheEnvironment(Path values) {
    assertThat(podSpecs(values)).allMatch(pod -> !pod.path("enableServiceLinks").asBoolean(true));
  }

  /** A match must not end because an operator or a gateway starts, unless that is asked for. */
  @Test
  void takeRoomBeforeGameServersAndEndNone() {
    String rendered = Chart.render(Chart.GOLDEN.resolve("namespaced/values.yaml"));
    Map<String, Integer> values =
        Chart.objects(rendered, "PriorityClass").stream()
            .collect(
                Collectors.toMap(
                    priority -> priority.at("/metadata/name").asText(),
                    priority -> priority.path("value").asInt()));

    assertThat(values).containsOnlyKeys("kickoff-service", "kickoff-game");
    assertThat(values.get("kickoff-service")).isGreaterThan(values.get("kickoff-game"));
    assertThat(Chart.objects(rendered, "PriorityClass"))
        .extracting(priority -> priority.path("preemptionPolicy").asText())
        .containsOnly("Never");
    assertThat(Chart.objects(rendered, "Deployment"))
        .extracting(part -> part.at("/spec/template/spec/priorityClassName").asText())
        .containsOnly("kickoff-service");
  }

  /** A digest names one image; a tag may name another one tomorrow. */
  @Test
  void areOfTheImagesThatTheDigestsName() {
    List<JsonNode> pods = podSpecs(Chart.GOLDEN.resolve("ha/values.yaml"));

    assertThat(pods)
        .extracting(pod -> pod.at("/containers/0/image").asText())
        .containsExactlyInAnyOrder(
            "registry.example.com/games/kickoff/operator@sha256:" + "a".repeat(64),
            "registry.example.com/games/kickoff/gateway@sha256:" + "b".repeat(64),
            "registry.example.com/games/kickoff/loadtest@sha256:" + "d".repeat(64));
  }

  @Test
  void mayBeOfTagsInARegistryWithDevelopmentStores() {
    Map<String, Object> values =
        Map.of(
            "image.registry", "localhost:5000",
            "gateway.auth.enabled", false,
            "development.redis.enabled", true,
            "development.postgres.enabled", true);

    assertThat(Chart.render(values)).contains("image: localhost:5000/kickoff/operator:0.1.0\n");
  }

  private static List<JsonNode> podSpecs(Path values) {
    List<JsonNode> specs = new ArrayList<>();
    for (JsonNode object : Chart.objects(Chart.render(values))) {
      if (object.path("kind").asText().equals("Pod")) {
        specs.add(object.path("spec"));
      } else if (object.at("/spec/template/spec").isObject()) {
        specs.add(object.at("/spec/template/spec"));
      }
    }
    assertThat(specs).hasSizeGreaterThanOrEqualTo(3); // operator, gateway, test
    return specs;
  }
}
