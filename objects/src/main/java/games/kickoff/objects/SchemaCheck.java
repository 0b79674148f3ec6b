package games.kickoff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks an object against a CRD's schema, with messages like an API server's: types, required and
 * unknown fields, enums, minimum and maximum of numbers, and patterns. Other bounds (of lengths and
 * numbers of items) and CEL rules are not checked.
 */
final class SchemaCheck {

  /** Fields that every object has and a CRD's schema need not list. */
  private static final Set<String> EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final List<String> problems = new ArrayList<>();

  private SchemaCheck() {}

  /** What is wrong with an object; empty when nothing is. */
  static List<String> problems(JsonNode object, JsonNode schema) {
    SchemaCheck check = new SchemaCheck();
    check.required("", object, schema);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!EVERY_OBJECT.contains(field.getKey())) {
        check.field("", field, schema);
      }
    }
    return check.problems;
  }

  private void value(String path, JsonNode value, JsonNode schema) {
    if (value.isNull()) {
      return; // null counts as absent
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      if (!value.isIntegralNumber() && !value.isTextual()) {
        problems.add(path + ": must be a whole number or a string, not " + shown(value));
      }
      return;
    }
    String type = schema.path("type").asText("");
    boolean fits =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    if (!fits) {
      problems.add(path + ": must be of type " + type + ", not " + shown(value));
      return;
    }
    scalar(path, value, schema);
    if (value.isObject()) {
      required(path, value, schema);
      value.properties().forEach(field -> field(path, field, schema));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        value(path + "[" + i + "]", value.get(i), schema.path("items"));
      }
    }
  }

  private void required(String path, JsonNode object, JsonNode schema) {
    for (JsonNode name : schema.path("required")) {
      if (!object.hasNonNull(name.asText())) {
        problems.add(join(path, name.asText()) + ": is required");
      }
    }
  }

  private void field(String path, Map.Entry<String, JsonNode> field, JsonNode schema) {
    String name = join(path, field.getKey());
    if (schema.path("properties").has(field.getKey())) {
      value(name, field.getValue(), schema.path("properties").path(field.getKey()));
    } else if (schema.path("additionalProperties").isObject()) {
      value(name, field.getValue(), schema.path("additionalProperties"));
    } else if (schema.has("properties")
        && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      problems.add(name + ": is no field; there are " + names(schema.path("properties")));
    }
  }

  private void scalar(String path, JsonNode value, JsonNode schema) {
    if (value.isNumber()) {
      if (schema.has("minimum") && value.asDouble() < schema.path("minimum").asDouble()) {
        problems.add(
            path + ": must be at least " + schema.path("minimum").asLong() + ", not " + value);
      }
      if (schema.has("maximum") && value.asDouble() > schema.path("maximum").asDouble()) {
        problems.add(
            path + ": must be at most " + schema.path("maximum").asLong() + ", not " + value);
      }
    }
    if (schema.has("enum")) {
      List<String> allowed = new ArrayList<>();
      schema.path("enum").forEach(each -> allowed.add(each.asText()));
      if (!allowed.contains(value.asText())) {
        problems.add(
            path + ": must be one of " + String.join(", ", allowed) + ", not " + shown(value));
      }
    }
    if (value.isTextual() && schema.has("pattern")) {
      String pattern = schema.path("pattern").asText();
      if (!Pattern.compile(pattern).matcher(value.asText()).find()) {
        problems.add(path + ": must match " + pattern + ", not " + shown(value));
      }
    }
  }

  private static String names(JsonNode properties) {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names.size() > 20
        ? String.join(", ", names.subList(0, 20)) + ", …"
        : String.join(", ", names);
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
