package games.kickoff.service.log;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.MDC;

/** A field of log lines, that of the thread that writes them: under {@code mdc} in JSON. */
public enum LogField {
  /** A request to the gateway, by an id of its own. */
  REQUEST,
  /** A ticket's id. */
  TICKET,
  /** A queue, as namespace/name. */
  QUEUE,
  /** A session's id, which is its match's. */
  SESSION;

  /** Its name in a line. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Every line of this thread carries it from here on, until {@link #clear}. */
  public void put(String value) {
    MDC.put(wire(), value);
  }

  /** Every line of this thread carries it until that is closed. */
  public MDC.MDCCloseable during(String value) {
    return MDC.putCloseable(wire(), value);
  }

  /** What this thread's lines carry. */
  public Optional<String> value() {
    return Optional.ofNullable(MDC.get(wire()));
  }

  /** This thread's lines carry none any more. */
  public static void clear() {
    MDC.clear();
  }
}
