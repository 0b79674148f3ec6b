package games.kickoff.gateway.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.gateway.fake.Described;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.RouteGroups;
import games.kickoff.gateway.fake.TestGateway;
import io.javalin.Javalin;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that the OpenAPI description has exactly the gateway's routes. That each answer conforms
 * to the description is checked by {@link TestGateway#send} in every test.
 */
class OpenApiRoutesTest {

  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    var unused =
        Javalin.create(config -> {
          Routes all = new Routes(config.routes, RequestFilter.NONE);
          RouteGroups.all().forEach(group -> group.addTo(all));
          all.declared().stream()
              .filter(route -> !route.method().equals("HEAD")) // every GET route has it
              .filter(route -> !route.path().startsWith("/api/")) // copies of the simple API
              .forEach(route -> routes.add(route.method() + " " + route.path()));
        });
    return routes;
  }

  private static Set<String> operations() {
    return Described.DOCUMENT.get("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void describeEachOther() {
    assertThat(operations()).isEqualTo(routes());
  }

  @Test
  void nameTheirPathParametersAlike() {
    Described.DOCUMENT
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .forEach(operation -> {
                  Set<String> inPath =
                      operation
                          .path("parameters")
                          .valueStream()
                          .filter(p -> p.get("in").asText().equals("path"))
                          .map(p -> "{" + p.get("name").asText() + "}")
                          .collect(Collectors.toSet());
                  assertThat(path.getKey().split("/"))
                      .filteredOn(part -> part.startsWith("{"))
                      .as(path.getKey())
                      .containsExactlyInAnyOrderElementsOf(inPath);
                }));
  }

  @Test
  void resolveEveryReference() {
    for (JsonNode reference : Described.DOCUMENT.findValues("$ref")) {
      assertThat(Described.DOCUMENT.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
  }

  @Test
  void areServed() {
    try (TestGateway gateway = TestGateway.on(new FakeRealm())) {
      TestGateway.Answer answer = gateway.get("/v1/openapi.yaml");
      assertThat(answer.header("Content-Type")).isEqualTo("application/yaml");
      assertThat(answer.response().body()).startsWith("openapi: 3.1.0");
    }
  }
}
