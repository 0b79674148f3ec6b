package games.kickoff.redis.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.ticket.Attributes;
import java.util.TreeMap;

/**
 * Writes and reads attributes as Redis keeps them: a JSON object of numbers, or the empty text when
 * there are none.
 */
public final class AttributesJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, Double>> VALUES = new TypeReference<>() {};

  private AttributesJson() {}

  public static String write(Attributes attributes) {
    try {
      return attributes.isEmpty() ? "" : JSON.writeValueAsString(attributes.values());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Reads a text that {@link #write} returned. */
  public static Attributes read(String text) {
    try {
      return text.isEmpty() ? Attributes.NONE : new Attributes(JSON.readValue(text, VALUES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a ticket with broken attributes", e);
    }
  }
}
