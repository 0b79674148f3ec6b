package games.kickoff.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A resource's conditions. Setting a condition keeps its last transition time unless its status
 * changes, so that an unchanged state gives equal conditions.
 */
public final class Conditions {

  private static final int MAX_MESSAGE = 1024;

  private final List<Condition> conditions;
  private final Instant now;

  /**
   * @param existing the resource's current conditions; not modified
   */
  public Conditions(List<Condition> existing, Instant now) {
    this.conditions = new ArrayList<>(existing);
    this.now = now;
  }

  /** Sets or replaces the condition of that type. */
  public Conditions set(String type, boolean status, String reason, String message) {
    return set(type, status ? "True" : "False", reason, message);
  }

  /**
   * Sets or replaces the condition of that type.
   *
   * @param text True, False or Unknown
   */
  public Conditions set(String type, String text, String reason, String message) {
    String since =
        conditions.stream()
            .filter(c -> c.getType().equals(type) && Objects.equals(c.getStatus(), text))
            .map(Condition::getLastTransitionTime)
            .findFirst()
            .orElseGet(() -> now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
    Condition next =
        new ConditionBuilder()
            .withType(type)
            .withStatus(text)
            .withReason(reason)
            .withMessage(
                message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE))
            .withLastTransitionTime(since)
            .build();
    for (int at = 0; at < conditions.size(); at++) {
      if (conditions.get(at).getType().equals(type)) {
        // keep the order: a changed order would count as a change and be written
        conditions.set(at, next);
        return this;
      }
    }
    conditions.add(next);
    return this;
  }

  /** Removes the condition of that type, as it does not apply to this resource any more. */
  public Conditions remove(String type) {
    conditions.removeIf(c -> c.getType().equals(type));
    return this;
  }

  public List<Condition> list() {
    return conditions;
  }
}
