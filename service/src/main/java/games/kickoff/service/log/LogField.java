package games.kickoff.service.log;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.MDC;

/** A field of log lines, set for the current thread; under {@code mdc} in JSON. */
public enum LogField {
  /** The id of a request to the gateway. */
  REQUEST,
  /** A ticket's id. */
  TICKET,
  /** A queue's key, as namespace/name. */
  QUEUE,
  /** A session's id, which is its match's id. */
  SESSION;

  /** The field's name in log lines. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Adds this field to this thread's log lines until {@link #clear}. */
  public void put(String value) {
    MDC.put(wire(), value);
  }

  /** Adds this field to this thread's log lines until the returned object is closed. */
  public MDC.MDCCloseable during(String value) {
    return MDC.putCloseable(wire(), value);
  }

  /** This field's value for this thread. */
  public Optional<String> value() {
    return Optional.ofNullable(MDC.get(wire()));
  }

  /** Removes all fields from this thread's log lines. */
  public static void clear() {
    MDC.clear();
  }
}
