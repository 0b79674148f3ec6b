package games.kickoff.core.ladder;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A ladder's rules as the fields of a JSON object, the form they have in Redis and in a match's row
 * in Postgres: {@code {"name":"ranked","system":"gaussian","fromServer":true,"whileRunning":"wait",
 * "decayAfterMillis":1209600000,"decayPerDay":0.2}}, the last two only where there is decay.
 */
public final class LadderFields {

  private LadderFields() {}

  /** The rules' fields, in the order in which they are written. */
  public static Map<String, Object> of(LadderRules rules) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", rules.name().value());
    fields.put("system", rules.system().wire());
    fields.put("fromServer", rules.results().fromServer());
    fields.put("whileRunning", rules.results().whileRunning().wire());
    rules
        .decay()
        .ifPresent(decay -> {
          fields.put("decayAfterMillis", decay.after().toMillis());
          fields.put("decayPerDay", decay.perDay());
        });
    return fields;
  }

  /**
   * Reads what {@link #of} returned; numbers may be of any type.
   *
   * @throws IllegalArgumentException when the fields are no ladder's rules
   */
  public static LadderRules read(Map<String, ?> fields) {
    Optional<Decay> decay =
        fields.containsKey("decayPerDay")
            ? Optional.of(
                new Decay(
                    Duration.ofMillis(number(fields, "decayAfterMillis").longValue()),
                    number(fields, "decayPerDay").doubleValue()))
            : Optional.empty();
    return new LadderRules(
        new LadderName(text(fields, "name")),
        LadderRules.RatingModel.of(text(fields, "system")),
        new LadderRules.Results(
            Boolean.TRUE.equals(fields.get("fromServer")),
            LadderRules.WhileRunning.of(text(fields, "whileRunning"))),
        decay);
  }

  private static String text(Map<String, ?> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  private static Number number(Map<String, ?> fields, String name) {
    return fields.get(name) instanceof Number number ? number : 0;
  }
}
