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
 * Finds what is no quantity in a pod template, wherever in it: a custom resource's schema takes any
 * text, and fabric8's model keeps it until somebody compares or adds it up. The template is written
 * to nowhere for this, so that a field that Kubernetes adds is checked, too.
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
   * @throws InvalidQueue naming the first that is none
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

  /** What one walk has come to. */
  private static final class Found {
    private @Nullable InvalidQueue first;

    void add(InvalidQueue problem) {
      first = first == null ? problem : first;
    }
  }

  @JsonSerialize(using = Check.class)
  private interface Checked {}

  /** In the place of Quantity's own serializer. */
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

    /** {@code spec.containers[0].resources.requests.memory}, under the queue's own path to it. */
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
