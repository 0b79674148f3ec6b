package games.kickoff.local.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every rule of a CRD's schema, as the text with which the API server refuses an object that breaks
 * it.
 */
final class SchemaRules {

  /** The pod template, whose rules are Kubernetes' own and too many to test. */
  private static final String TEMPLATE = "spec.server.template";

  private final List<String> refusals = new ArrayList<>();

  /** The rules for spec and name. The status is left out, since users don't write it. */
  static List<String> of(Path crd) throws IOException {
    JsonNode schema =
        Serialization.yamlMapper()
            .readTree(Files.readString(crd))
            .at("/spec/versions/0/schema/openAPIV3Schema");
    SchemaRules rules = new SchemaRules();
    rules.celOf(schema, "");
    rules.requiredOf(schema, "");
    rules.walk(schema.at("/properties/spec"), "spec");
    return rules.refusals;
  }

  private void walk(JsonNode schema, String path) {
    if (path.equals(TEMPLATE)) {
      return;
    }
    refuses(schema, "minimum", path + " in body should be greater than or equal to ");
    refuses(schema, "maximum", path + " in body should be less than or equal to ");
    refuses(schema, "pattern", path + " in body should match ");
    refuses(schema, "maxLength", path + ": Too long: may not be more than ");
    if (schema.has("enum")) {
      refusals.add(path + ": Unsupported value: ");
    }
    requiredOf(schema, path);
    celOf(schema, path);
    if (schema.has("items")) {
      walk(schema.get("items"), path + "[0]");
    }
    schema
        .path("properties")
        .properties()
        .forEach(e -> walk(e.getValue(), path + "." + e.getKey()));
  }

  private void requiredOf(JsonNode schema, String path) {
    String prefix = path.isEmpty() ? "" : path + ".";
    schema
        .path("required")
        .forEach(name -> refusals.add(prefix + name.asText() + ": Required value"));
  }

  private void celOf(JsonNode schema, String path) {
    schema
        .path("x-kubernetes-validations")
        .forEach(rule -> {
          String field = path + rule.path("fieldPath").asText("");
          refusals.add(field.isEmpty() ? rule.get("message").asText() : field + ": Invalid value");
          refusals.add(rule.get("message").asText());
        });
  }

  private void refuses(JsonNode schema, String keyword, String words) {
    if (schema.has(keyword)) {
      String bound = schema.get(keyword).asText().replaceFirst("\\.0$", "");
      refusals.add(words + bound);
    }
  }
}
