package games.kickoff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of Kickoff's two CustomResourceDefinitions, read from the class path. Each has one version.
 */
record Crd(JsonNode definition) {

  static final Crd MATCH_QUEUE = onClassPath("matchqueues.yaml");
  static final Crd GAME_SESSION = onClassPath("gamesessions.yaml");

  private static Crd onClassPath(String file) {
    try (InputStream in = Crd.class.getResourceAsStream("/crds/" + file)) {
      if (in == null) {
        throw new IllegalStateException("crds/" + file + " is not on the class path");
      }
      return new Crd(Yaml.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode schema() {
    return version().at("/schema/openAPIV3Schema");
  }

  ObjectKind kind() {
    JsonNode names = definition.at("/spec/names");
    List<String> called = new ArrayList<>();
    called.add(names.path("plural").asText());
    called.add(names.path("singular").asText());
    names.path("shortNames").forEach(name -> called.add(name.asText()));
    return new ObjectKind(
        definition.at("/spec/group").asText(),
        version().path("name").asText(),
        names.path("kind").asText(),
        called,
        true,
        columns());
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : version().path("additionalPrinterColumns")) {
      columns.add(
          new Column(
              column.path("name").asText(),
              column.path("jsonPath").asText(),
              column.path("type").asText().equals("date"),
              column.path("priority").asInt() > 0));
    }
    return columns;
  }

  private JsonNode version() {
    return definition.at("/spec/versions/0");
  }
}
