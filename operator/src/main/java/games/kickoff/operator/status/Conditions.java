package games.kickoff.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A resource's conditions. Setting one keeps the time of its last transition unless its status has
 * changed, so that two looks at the same truth give equal conditions.
 */
public final class Conditions {

  private static final int MAX_MESSAGE = 1024;

  private final List<Condition> conditions;
  private final Instant now;

  /**
   * @param existing what the resource has now; left untouched
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
        conditions.set(at, next); // in its place: another order would be worth a write
        return this;
      }
    }
    conditions.add(next);
    return this;
  }

  /** Takes back the condition of that type, which says nothing about this resource any more. */
  public Conditions remove(String type) {
    conditions.removeIf(c -> c.getType().equals(type));
    return this;
  }

  public List<Condition> list() {
    return conditions;
  }
}
