package games.kickoff.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkPoliciesTest {

  private static final String GAME = "kickoff-game";

  /** An open port 53 would let a server send anything to anybody who listens there. */
  private static final JsonNode CLUSTER_DNS =
      Chart.yaml(
          """
          to:
            - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}
              podSelector: {matchLabels: {k8s-app: kube-dns}}
          ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
          """);

  static Stream<Path> installs() {
    return Chart.installs();
  }

  /** A rule without a receiver, or with one it was not told to have, would open more. */
  @ParameterizedTest
  @MethodSource("installs")
  void letGameServersReachDnsAndWhatTheInstallNamesOnly(Path values) {
    JsonNode named = Chart.yaml(Chart.read(values)).at("/networkPolicy/gameEgress");
    for (JsonNode policy : gamePolicies(Chart.render(values))) {
      JsonNode spec = policy.path("spec");
      assertThat(spec.at("/podSelector/matchExpressions/0/key").asText())
          .isEqualTo("kickoff.games/session");
      assertThat(spec.path("policyTypes").toString()).isEqualTo("[\"Egress\"]");
      List<JsonNode> rules = new ArrayList<>();
      spec.path("egress").forEach(rules::add);
      assertThat(rules.removeFirst()).isEqualTo(CLUSTER_DNS);
      List<JsonNode> expected = new ArrayList<>();
      named.forEach(expected::add);
      assertThat(rules).isEqualTo(expected);
    }
  }

  @Test
  void fenceGameServersInWhereverTheyAreSaidToRun() {
    assertThat(namespacesOf(Chart.GOLDEN.resolve("default"))).containsExactly("games");
    assertThat(namespacesOf(Chart.GOLDEN.resolve("namespaced")))
        .containsExactly("ranked", "casual");
    assertThat(namespacesOf(Chart.GOLDEN.resolve("ha"))).containsExactly("ranked", "casual");
  }

  @Test
  void letGameServersResolveNamesWhereTheInstallSays() {
    Map<String, Object> values =
        Map.of(
            "redis.address", "r",
            "postgres.address", "p",
            "gateway.auth.enabled", false,
            "networkPolicy.gameDns[0].to[0].ipBlock.cidr", "169.254.20.10/32");

    for (JsonNode policy : gamePolicies(Chart.render(values))) {
      assertThat(policy.at("/spec/egress").toString())
          .isEqualTo("[{\"to\":[{\"ipBlock\":{\"cidr\":\"169.254.20.10/32\"}}]}]");
    }
  }

  @Test
  void areLeftOutWhenSomebodyElseWritesThem() {
    Map<String, Object> values =
        Map.of(
            "redis.address",
            "r",
            "postgres.address",
            "p",
            "gateway.auth.enabled",
            false,
            "networkPolicy.enabled",
            false);
    assertThat(Chart.objects(Chart.render(values), "NetworkPolicy")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("installs")
  void keepTheGatewayFromTheApiServer(Path values) {
    JsonNode gateway =
        Chart.objects(Chart.render(values), "NetworkPolicy").stream()
            .filter(policy -> policy.at("/metadata/name").asText().equals("kickoff-gateway"))
            .findFirst()
            .orElseThrow();
    for (JsonNode rule : gateway.at("/spec/egress")) {
      if (rule.at("/to/0").has("ipBlock")) {
        assertThat(rule.at("/to/0/ipBlock/except").toString()).contains("10.0.0.0/8");
      } else {
        assertThat(rule.findValuesAsText("port")).isNotEmpty().doesNotContain("443", "6443");
      }
    }
  }

  @Test
  void letTheGatewayReachItsIssuersPortsAtPublicAddresses() {
    assertThat(gatewayPorts("ha")).contains("443", "8443");
    assertThat(gatewayPorts("default")).doesNotContain("443");
  }

  @Test
  void letTheGatewayReachPostgresWhereItUsesIt() {
    assertThat(gatewayPorts("default")).contains("5432");
    assertThat(gatewayPorts("ha")).contains("5433");
    assertThat(gatewayPorts("namespaced")).containsExactlyInAnyOrder("53", "53", "6379");
  }

  private static List<String> gatewayPorts(String install) {
    Path values = Chart.GOLDEN.resolve(install).resolve("values.yaml");
    return Chart.objects(Chart.render(values), "NetworkPolicy").stream()
        .filter(policy -> policy.at("/metadata/name").asText().equals("kickoff-gateway"))
        .flatMap(policy -> policy.at("/spec/egress").findValuesAsText("port").stream())
        .toList();
  }

  private static List<String> namespacesOf(Path install) {
    return gamePolicies(Chart.render(install.resolve("values.yaml"))).stream()
        .map(policy -> policy.at("/metadata/namespace").asText())
        .toList();
  }

  private static List<JsonNode> gamePolicies(String rendered) {
    List<JsonNode> policies =
        Chart.objects(rendered, "NetworkPolicy").stream()
            .filter(policy -> policy.at("/metadata/name").asText().equals(GAME))
            .toList();
    assertThat(policies).isNotEmpty();
    return policies;
  }
}
