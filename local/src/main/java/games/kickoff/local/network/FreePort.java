package games.kickoff.local.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a port that nobody listens on at the moment. It is below the range from which systems take
 * the ports of outgoing connections (32768 and up on Linux, 49152 and up elsewhere), where any
 * connection might take it. Another server may still take the port before its user does; the user
 * must then retry.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 200;

  /**
   * How many ports are remembered, so that none is given again before its first user has opened it.
   */
  private static final int REMEMBERED = 500;

  private static final Deque<Integer> HANDED_OUT = new ArrayDeque<>();

  private FreePort() {}

  /**
   * Returns a free port on that address. It is none of the last 500 that were returned, whether or
   * not their users have opened them.
   */
  public static synchronized int on(String address) {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (HANDED_OUT.contains(port)) {
        continue;
      }
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral(address))) {
        HANDED_OUT.addLast(port);
        if (HANDED_OUT.size() > REMEMBERED) {
          HANDED_OUT.removeFirst();
        }
        return socket.getLocalPort();
      } catch (IOException taken) {
        // the next draw will do
      }
    }
    throw new IllegalStateException(
        "no free port from %d to %d on %s".formatted(FIRST, LAST, address));
  }
}
