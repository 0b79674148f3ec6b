package games.kickoff.gateway.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.gateway.serving.http.Refusal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a ticket's attributes: numbers by name. A nested object is flattened to dotted names:
 * {@code {"latency":{"eu":20}}} becomes {@code latency.eu}.
 */
final class AttributesReader {

  private AttributesReader() {}

  static Attributes read(JsonNode node) {
    if (node.isMissingNode()) {
      return Attributes.NONE;
    }
    if (!node.isObject()) {
      throw invalid("attributes is an object of numbers");
    }
    Map<String, Double> values = new TreeMap<>();
    flatten("", node, values);
    if (values.size() > Attributes.MAX_SENT) {
      throw invalid("a ticket is sent with at most " + Attributes.MAX_SENT + " attributes");
    }
    try {
      return Attributes.of(values);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static void flatten(String prefix, JsonNode object, Map<String, Double> values) {
    object
        .properties()
        .forEach(field -> {
          String name = prefix + field.getKey();
          JsonNode value = field.getValue();
          if (value.isObject()) {
            flatten(name + ".", value, values);
          } else if (!value.isNumber()) {
            throw invalid("attribute " + shown(name) + " is not a number");
          } else if (values.put(name, value.doubleValue()) != null) {
            throw invalid("attribute " + shown(name) + " is there twice");
          }
        });
  }

  /** The name for a message. A client's text is repeated only if it is a valid name. */
  private static String shown(String name) {
    return Attributes.isName(name) ? name : "of that name";
  }

  private static Refusal invalid(String what) {
    return Refusal.badRequest(
        "invalid_attributes", Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".");
  }
}
