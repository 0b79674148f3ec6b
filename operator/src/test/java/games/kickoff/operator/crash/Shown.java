package games.kickoff.operator.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Writes the objects in a stage's API server as text for golden files. They are read as plain JSON,
 * not through Kickoff's classes.
 */
final class Shown {

  /** Metadata that the API server adds. */
  private static final Set<String> SERVERS_OWN =
      Set.of("uid", "resourceVersion", "generation", "creationTimestamp");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML =
      new ObjectMapper(
              new YAMLFactory()
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Stage stage;
  private final StringBuilder text = new StringBuilder();

  Shown(Stage stage) {
    this.stage = stage;
  }

  /** Waits for a session of the player in the phase; an empty phase: any. */
  JsonNode session(String player, String phase) {
    return await("a session of " + player + " is " + phase, () -> find(player, phase));
  }

  private Optional<JsonNode> find(String player, String phase) {
    return items("kickoff.games/v1alpha1", "gamesessions").stream()
        .filter(session -> session.at("/spec/teams").toString().contains("\"" + player + "\""))
        .filter(session -> phase.isEmpty() || session.at("/status/phase").asText().equals(phase))
        .findFirst();
  }

  /** Waits until a queue's condition has that reason. */
  JsonNode queue(String name, String type, String reason) {
    return await(
        "queue " + name + " is " + type + "/" + reason,
        () ->
            Optional.of(queue(name))
                .filter(queue -> condition(queue, type).path("reason").asText().equals(reason)));
  }

  /** Waits until the object is found, and returns it as it was found. */
  private JsonNode await(String what, Supplier<Optional<JsonNode>> step) {
    AtomicReference<JsonNode> found = new AtomicReference<>();
    try {
      stage.until(
          what,
          () -> {
            step.get().ifPresent(found::set);
            return found.get() != null;
          });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(what + ": never so; what there is:\n" + everyStatus(), e);
    }
    return found.get();
  }

  /** For the failure message: the statuses of all sessions and queues. */
  private String everyStatus() {
    StringBuilder all = new StringBuilder();
    for (String plural : List.of("gamesessions", "matchqueues")) {
      for (JsonNode object : items("kickoff.games/v1alpha1", plural)) {
        all.append("# ").append(object.at("/metadata/name").asText()).append('\n');
        all.append(yaml(object.path("status")));
      }
    }
    return all.toString();
  }

  JsonNode queue(String name) {
    return items("kickoff.games/v1alpha1", "matchqueues").stream()
        .filter(queue -> queue.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode condition(JsonNode object, String type) {
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition;
      }
    }
    return JSON.missingNode();
  }

  /**
   * Waits for an Event with the reason about an object of the kind, and writes it. The object is
   * shown only by its kind, as it may be any of them.
   */
  void addEvent(String kind, String reason) {
    ObjectNode event =
        (ObjectNode) await(reason + " is reported on a " + kind, () -> event(kind, reason));
    String name = event.at("/involvedObject/name").asText();
    ObjectNode metadata = (ObjectNode) event.get("metadata");
    metadata.remove(List.of("name", "namespace"));
    metadata.put("generateName", metadata.path("generateName").asText().replace(name, "<name>"));
    ((ObjectNode) event.get("involvedObject")).remove(List.of("name", "uid", "namespace"));
    document(reason + " is reported on a " + kind, yaml(withoutServersOwn(event)));
  }

  private Optional<JsonNode> event(String kind, String reason) {
    return items("v1", "events").stream()
        .filter(event -> event.path("reason").asText().equals(reason))
        .filter(event -> event.at("/involvedObject/kind").asText().equals(kind))
        .findFirst();
  }

  /** Writes an object without its status. */
  void add(String what, JsonNode object) {
    ObjectNode made = object.deepCopy();
    made.remove("status");
    document(what, yaml(withoutServersOwn(made)));
  }

  /** Writes an object's status. */
  void addStatus(String what, JsonNode object) {
    JsonNode status = object.path("status").deepCopy();
    if (status.has("conditions")) {
      ((ObjectNode) status).set("conditions", conditions(object));
    }
    document(what, yaml(status));
  }

  /** Writes only an object's conditions, since the rest of its status depends on timing. */
  void addConditions(String what, JsonNode object) {
    document(what, yaml(conditions(object)));
  }

  /**
   * The conditions, sorted by type: readers find them by type, and their order depends on which was
   * set first.
   */
  private static ArrayNode conditions(JsonNode object) {
    ArrayNode sorted = JSON.createArrayNode();
    object
        .at("/status/conditions")
        .valueStream()
        .sorted(Comparator.comparing(condition -> condition.path("type").asText()))
        .forEach(sorted::add);
    return sorted;
  }

  private void document(String what, String yaml) {
    text.append("# ").append(what).append('\n').append(yaml);
  }

  String text() {
    return text.toString();
  }

  private List<JsonNode> items(String version, String plural) {
    String root = version.contains("/") ? "/apis/" : "/api/";
    String list =
        stage.client.raw(root + version + "/namespaces/" + stage.namespace + "/" + plural);
    List<JsonNode> items = new ArrayList<>();
    try {
      JSON.readTree(String.valueOf(list)).path("items").forEach(items::add);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(list, e);
    }
    return items;
  }

  private static JsonNode withoutServersOwn(JsonNode object) {
    ((ObjectNode) object.get("metadata")).remove(SERVERS_OWN);
    return object;
  }

  private static String yaml(JsonNode node) {
    try {
      return YAML.writeValueAsString(JSON.treeToValue(node, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
