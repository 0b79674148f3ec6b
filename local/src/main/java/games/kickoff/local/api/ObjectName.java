package games.kickoff.local.api;

import io.fabric8.kubernetes.client.server.mock.KubernetesAttributesExtractor;
import io.fabric8.mockwebserver.crud.Attribute;
import io.fabric8.mockwebserver.crud.AttributeSet;
import java.util.Objects;
import java.util.Optional;

/**
 * The identity of an object, as its path in the API has it.
 *
 * @param api the API group; empty for the core API
 * @param namespace empty for an object without a namespace
 */
record ObjectName(String api, String version, String plural, String namespace, String name) {

  /** Empty if the attributes don't name a single object but a collection. */
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
    // The value is null if the API server is to generate the object's name.
    return Objects.requireNonNullElse(attribute.getValues().getFirst().toString(), "");
  }
}
