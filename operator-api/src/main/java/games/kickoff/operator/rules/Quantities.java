package games.kickoff.operator.rules;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts in a pod template that are not valid quantities. A custom resource's schema accepts
 * any text, and fabric8's model keeps it until something compares or adds quantities. The template
 * is serialised to a null writer for this, so that fields which Kubernetes adds in future are
 * checked, too.
 */
final class Quantities {

  /** Kubernetes' own grammar (apimachinery, api/resource/quantity.go), with bounded exponents. */
  private static final Pattern VALID =
      Pattern.compile(
          "\\+?(\\d{1,100}(\\.\\d{0,100})?|\\.\\d{1,100})"
              + "([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d{1,2})?");

  private static final String ROOT = "spec.server.template";

  private static final ObjectWriter WALK =
      new ObjectMapper().addMixIn(Quantity.class, Checked.class).writer();

  private Quantities() {}

  /**
   * Checks a template.
   *
   * @throws InvalidQueue naming the first invalid quantity
   */
  static void check(PodTemplateSpec template) {
    Found found = new Found();
    try {
      WALK.withAttribute(Found.class, found).writeValue(Writer.nullWriter(), template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (found.first != null) {
      throw found.first;
    }
  }

  /** Collects the problems of one walk. */
  private static final class Found {
    private @Nullable InvalidQueue first;

    void add(InvalidQueue problem) {
      first = first == null ? problem : first;
    }
  }

  @JsonSerialize(using = Check.class)
  private interface Checked {}

  /** Replaces Quantity's own serializer. */
  private static final class Check extends JsonSerializer<Quantity> {

    @Override
    public void serialize(Quantity quantity, JsonGenerator json, SerializerProvider context)
        throws IOException {
      String text =
          Objects.toString(quantity.getAmount(), "") + Objects.toString(quantity.getFormat(), "");
      if (!VALID.matcher(text).matches()
          && context.getAttribute(Found.class) instanceof Found found) {
        String problem = "must be a quantity such as 2, 0.5, 500m, 64Mi or 1G, not " + text;
        found.add(new InvalidQueue(path(json.getOutputContext()), problem));
      }
      json.writeString(text);
    }

    /**
     * The path of a field within the queue, such as {@code
     * spec.server.template.spec.containers[0].resources.requests.memory}.
     */
    private static String path(JsonStreamContext at) {
      if (at.inRoot()) {
        return ROOT;
      }
      String parent = path(at.getParent());
      return at.inArray()
          ? parent + "[" + at.getCurrentIndex() + "]"
          : parent + "." + at.getCurrentName();
    }
  }
}
