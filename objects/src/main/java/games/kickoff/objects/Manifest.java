package games.kickoff.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.rules.InvalidQueue;
import games.kickoff.operator.rules.QueueRules;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of a YAML file, in its order. An object of a namespaced kind that names no namespace
 * is put into {@code default}.
 */
public record Manifest(Path file, List<GenericKubernetesResource> objects) {

  private static final String QUEUE = "MatchQueue";

  /**
   * Reads a file.
   *
   * @throws BadManifest when the file doesn't exist, can't be read, is no YAML, holds no document,
   *     or holds one that is no Kubernetes object
   */
  public static Manifest read(Path file) throws BadManifest {
    List<GenericKubernetesResource> objects = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<JsonNode> documents =
            Yaml.MAPPER.readerFor(JsonNode.class).readValues(in)) {
      for (int number = 1; documents.hasNextValue(); number++) {
        JsonNode document = documents.nextValue();
        if (!document.isNull() && !document.isMissingNode() && !document.isEmpty()) {
          objects.add(object(file, number, document));
        }
      }
    } catch (NoSuchFileException e) {
      throw new BadManifest(file + ": there is no such file");
    } catch (JsonProcessingException e) {
      throw new BadManifest(
          "%s: line %d is no YAML: %s"
              .formatted(file, e.getLocation().getLineNr(), summary(e.getOriginalMessage())));
    } catch (BadManifest e) {
      throw e;
    } catch (IOException e) {
      throw new BadManifest(file + ": can't be read: " + e.getMessage());
    }
    if (objects.isEmpty()) {
      throw new BadManifest(file + ": is empty");
    }
    return new Manifest(file, List.copyOf(objects));
  }

  private static GenericKubernetesResource object(Path file, int number, JsonNode document)
      throws BadManifest {
    String where = file + ": document " + number + ": ";
    if (!document.isObject()) {
      throw new BadManifest(where + "is no object");
    }
    for (String field : List.of("/apiVersion", "/kind", "/metadata/name")) {
      if (!document.at(field).isTextual()) {
        throw new BadManifest(
            where + field.substring(1).replace('/', '.') + ": is required, and is a string");
      }
    }
    GenericKubernetesResource object;
    try {
      object = Serialization.jsonMapper().convertValue(document, GenericKubernetesResource.class);
    } catch (IllegalArgumentException e) {
      throw new BadManifest(where + summary(String.valueOf(e.getMessage())));
    }
    if (kindOf(object).namespaced() && object.getMetadata().getNamespace() == null) {
      object.getMetadata().setNamespace("default");
    }
    return object;
  }

  /** The keys of its MatchQueues, in the file's order. */
  public List<QueueKey> queues() {
    return objects.stream()
        .filter(Manifest::isQueue)
        .map(o -> new QueueKey(o.getMetadata().getNamespace(), o.getMetadata().getName()))
        .toList();
  }

  /**
   * Checks its MatchQueues against the CRD's schema and the rules of {@link QueueRules}. An API
   * server checks the schema itself; the mock API server checks nothing.
   *
   * @throws BadManifest naming the field that is wrong
   */
  public Manifest checked() throws BadManifest {
    for (GenericKubernetesResource object : objects) {
      if (isQueue(object)) {
        check(object);
      }
    }
    return this;
  }

  private void check(GenericKubernetesResource queue) throws BadManifest {
    JsonNode json = Serialization.jsonMapper().valueToTree(queue);
    String where =
        "%s: MatchQueue %s/%s: "
            .formatted(file, queue.getMetadata().getNamespace(), queue.getMetadata().getName());
    List<String> problems = SchemaCheck.problems(json, Crd.MATCH_QUEUE.schema());
    if (!problems.isEmpty()) {
      throw new BadManifest(where + String.join("\n" + where, problems));
    }
    try {
      QueueRules.of(Serialization.jsonMapper().convertValue(json, MatchQueue.class));
    } catch (InvalidQueue e) {
      throw new BadManifest(where + e.getMessage());
    }
  }

  public static ObjectKind kindOf(GenericKubernetesResource object) {
    return ObjectKind.of(object.getApiVersion(), object.getKind());
  }

  private static boolean isQueue(GenericKubernetesResource object) {
    return object.getKind().equals(QUEUE)
        && object.getApiVersion().equals(MatchQueue.GROUP + "/" + MatchQueue.VERSION);
  }

  /** The first line of a parser's message; the lines below it quote the source. */
  private static String summary(String message) {
    return message.lines().findFirst().orElse("");
  }
}
