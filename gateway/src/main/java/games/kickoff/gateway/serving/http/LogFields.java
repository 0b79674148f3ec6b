package games.kickoff.gateway.serving.http;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.service.log.LogField;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The fields of every log line that is written while a request is served: {@code request}, an id
 * that the gateway makes; {@code ticket} and {@code queue} once they are known. Only parsed values
 * are put in.
 */
public final class LogFields {

  private LogFields() {}

  /** Begins a new request on this thread. */
  static void begin() {
    LogField.clear();
    LogField.REQUEST.put(Ulid.create(Instant.now(), ThreadLocalRandom.current()));
  }

  /** The id of the current request. */
  static String request() {
    return LogField.REQUEST.value().orElse("null");
  }

  /** Sets the ticket that the request is about. */
  public static void ticket(TicketId ticket) {
    LogField.TICKET.put(ticket.value());
  }

  /** Sets the queue that the request is about. */
  public static void queue(QueueKey queue) {
    LogField.QUEUE.put(queue.toString());
  }
}
