package games.kickoff.gameserver;

import java.time.Duration;

/**
 * What one server grants its connections.
 *
 * @param connections open at once; one more is accepted and closed
 * @param toSpeak how long a connection may stay without a valid line; then it is closed, so that
 *     the silent can't use up the connections
 * @param toRead how long what was said to a connection may wait without it taking a byte; then it
 *     is closed
 * @param farewell how long an ended connection has to take what is left for it and to hang up
 */
record Limits(int connections, Duration toSpeak, Duration toRead, Duration farewell) {

  static final Limits DEFAULT =
      new Limits(1024, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(1));
}
