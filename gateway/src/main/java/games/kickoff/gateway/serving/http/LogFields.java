package games.kickoff.gateway.serving.http;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.service.log.LogField;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The fields of every log line written while a request is served: {@code request}, an id made here;
 * {@code ticket} and {@code queue} once they are known. Only what has been parsed gets in.
 */
public final class LogFields {

  private LogFields() {}

  /** A new request begins on this thread. */
  static void begin() {
    LogField.clear();
    LogField.REQUEST.put(Ulid.create(Instant.now(), ThreadLocalRandom.current()));
  }

  /** The id of the request under way. */
  static String request() {
    return LogField.REQUEST.value().orElse("null");
  }

  /** The request is about that ticket. */
  public static void ticket(TicketId ticket) {
    LogField.TICKET.put(ticket.value());
  }

  /** The request is about that queue. */
  public static void queue(QueueKey queue) {
    LogField.QUEUE.put(queue.toString());
  }
}
