package games.kickoff.gameserver;

import java.time.Duration;

/**
 * Limits on a server's connections.
 *
 * @param connections how many may be open at once; any further one is accepted and closed at once
 * @param toSpeak how long a connection may stay open without having sent a valid line; then it is
 *     closed, so that silent peers can't use up the connections
 * @param toRead how long unsent answers may wait while the peer does not take a single byte; then
 *     the connection is closed
 * @param farewell how long a peer has, once its conversation has ended, to read its last answers
 *     and to close its side
 */
record Limits(int connections, Duration toSpeak, Duration toRead, Duration farewell) {

  static final Limits DEFAULT =
      new Limits(1024, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(1));
}
