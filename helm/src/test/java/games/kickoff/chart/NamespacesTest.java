package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Where an install looks for queues. Its release is in namespace games. */
class NamespacesTest {

  @Test
  void areTheReleasesOwnUnlessOthersAreNamed() {
    String rendered = render(Map.of());

    assertThat(Chart.objects(rendered, "ClusterRole")).isEmpty();
    assertThat(rolesOf(rendered)).containsExactly("games");
    assertThat(variable(rendered, "kickoff-operator", "KICKOFF_NAMESPACES")).isEqualTo("games");
    assertThat(variable(rendered, "kickoff-gateway", "KICKOFF_DEFAULT_QUEUE"))
        .isEqualTo("games/default");
  }

  @Test
  void areAllOnlyWhenTheyAreAskedFor() {
    String rendered = render(Map.of("namespaces[0]", "*"));

    assertThat(Chart.objects(rendered, "ClusterRole")).hasSize(1);
    assertThat(rolesOf(rendered)).isEmpty();
    assertThat(variable(rendered, "kickoff-operator", "KICKOFF_NAMESPACES")).isEmpty();
    assertThat(variable(rendered, "kickoff-gateway", "KICKOFF_DEFAULT_QUEUE"))
        .isEqualTo("games/default");
  }

  /** The operator makes them itself only where the chart can't know the namespaces. */
  @Test
  void haveABudgetForLiveMatchesOfTheChartOrTheRightToMakeOne() {
    String named = render(Map.of("namespaces[0]", "games", "namespaces[1]", "ranked"));
    String all = render(Map.of("namespaces[0]", "*"));

    assertThat(budgetsOf(named)).containsExactlyInAnyOrder("games", "ranked");
    assertThat(Chart.objects(named, "Role").toString()).doesNotContain("poddisruptionbudgets");
    assertThat(budgetsOf(all)).isEmpty();
    assertThat(Chart.objects(all, "ClusterRole").toString()).contains("poddisruptionbudgets");
  }

  @Test
  void haveADefaultQueueWhereItsNameSays() {
    Map<String, Object> values =
        Map.of(
            "namespaces[0]", "ranked",
            "namespaces[1]", "games",
            "gateway.defaultQueue", "ranked/duel");
    String rendered = render(values);

    assertThat(rolesOf(rendered)).containsExactly("ranked", "games");
    assertThat(variable(rendered, "kickoff-gateway", "KICKOFF_DEFAULT_QUEUE"))
        .isEqualTo("ranked/duel");
  }

  private static String render(Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(more);
    values.put("redis.address", "redis");
    values.put("postgres.address", "postgres");
    values.put("gateway.auth.enabled", false);
    return Chart.render(values);
  }

  /** The namespaces of the Roles with the operator's rights. */
  private static List<String> rolesOf(String rendered) {
    return Chart.objects(rendered, "Role").stream()
        .filter(role -> role.at("/metadata/name").asText().equals("kickoff-operator"))
        .map(role -> role.at("/metadata/namespace").asText())
        .toList();
  }

  /** The namespaces in which evictions of live matches are refused. */
  private static List<String> budgetsOf(String rendered) {
    return Chart.objects(rendered, "PodDisruptionBudget").stream()
        .filter(budget -> budget.at("/spec/minAvailable").asInt() == Integer.MAX_VALUE)
        .filter(budget ->
            budget
                .at("/spec/selector/matchLabels/kickoff.games~1eviction")
                .asText()
                .equals("never"))
        .filter(budget -> budget.at("/metadata/name").asText().equals("kickoff-live-matches"))
        .map(budget -> budget.at("/metadata/namespace").asText())
        .toList();
  }

  private static String variable(String rendered, String deployment, String name) {
    return Chart.objects(rendered, "Deployment").stream()
        .filter(object -> object.at("/metadata/name").asText().equals(deployment))
        .map(object -> object.at("/spec/template/spec/containers/0/env"))
        .flatMap(env -> StreamSupport.stream(env.spliterator(), false))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map((JsonNode variable) -> variable.path("value").asText())
        .findFirst()
        .orElseThrow();
  }
}
