package games.kickoff.gateway.serving.http;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * The fields of every log line written while a request is served: {@code request}, an id made here;
 * {@code ticket} and {@code queue} once they are known. Only what has been parsed gets in.
 */
public final class LogFields {

  private static final String REQUEST = "request";

  private LogFields() {}

  /** A new request begins on this thread. */
  static void begin() {
    MDC.clear();
    MDC.put(REQUEST, Ulid.create(Instant.now(), ThreadLocalRandom.current()));
  }

  /** The id of the request under way. */
  static String request() {
    return String.valueOf(MDC.get(REQUEST));
  }

  /** The request is about that ticket. */
  public static void ticket(TicketId ticket) {
    MDC.put("ticket", ticket.value());
  }

  /** The request is about that queue. */
  public static void queue(QueueKey queue) {
    MDC.put("queue", queue.toString());
  }
}
