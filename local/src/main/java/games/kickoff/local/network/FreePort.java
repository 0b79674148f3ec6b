package games.kickoff.local.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port nobody listens on right now, below the range from which systems take the ports of outgoing
 * connections (32768 and up on Linux, 49152 and up elsewhere): one in that range is soon taken by a
 * connection that asked nobody. Another server may still be faster than its user: retry then.
 */
public final class FreePort {

  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 200;

  /** Those a process gets here and another may get before the first has opened it. */
  private static final int REMEMBERED = 500;

  private static final Deque<Integer> HANDED_OUT = new ArrayDeque<>();

  private FreePort() {}

  /** The same port isn't given twice in a row, whether its user has opened it yet or not. */
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
        // the next one, then
      }
    }
    throw new IllegalStateException(
        "no free port from %d to %d on %s".formatted(FIRST, LAST, address));
  }
}
