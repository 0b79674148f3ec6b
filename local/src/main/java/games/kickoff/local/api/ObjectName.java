package games.kickoff.local.api;

import io.fabric8.kubernetes.client.server.mock.KubernetesAttributesExtractor;
import io.fabric8.mockwebserver.crud.Attribute;
import io.fabric8.mockwebserver.crud.AttributeSet;
import java.util.Objects;
import java.util.Optional;

/**
 * What an object's path says, which is one object's alone.
 *
 * @param api the group; empty: the core API
 * @param namespace empty for what has none
 */
record ObjectName(String api, String version, String plural, String namespace, String name) {

  /** Empty when they name no single object: a collection's path. */
  static Optional<ObjectName> of(AttributeSet attributes) {
    ObjectName found =
        new ObjectName(
            text(attributes, KubernetesAttributesExtractor.API),
            text(attributes, KubernetesAttributesExtractor.VERSION),
            text(attributes, KubernetesAttributesExtractor.PLURAL),
            text(attributes, KubernetesAttributesExtractor.NAMESPACE),
            text(attributes, KubernetesAttributesExtractor.NAME));
    return found.plural.isEmpty() || found.name.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static String text(AttributeSet attributes, String key) {
    Attribute attribute = attributes.getAttribute(key);
    if (attribute == null) {
      return "";
    }
    // Null: the name of an object that the API server is to name.
    return Objects.requireNonNullElse(attribute.getValues().getFirst().toString(), "");
  }
}
