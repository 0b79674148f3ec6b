package games.kickoff.local.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * The addresses 127.x.y.2 to 127.x.y.254, one for each pod, so that every pod can listen on the
 * port it asks for and two stacks never share an address. As long as it is open it holds a listener
 * on 127.x.y.1, by which another stack sees that the block is taken.
 */
public final class LoopbackBlock implements PodAddresses {

  /** Which port doesn't matter as long as all stacks use the same. */
  private static final int CLAIM_PORT = 47_127;

  private static final int ATTEMPTS = 50;

  private final ServerSocket claim;
  private final Queue<PodAddress> free = new ArrayDeque<>();

  private LoopbackBlock(ServerSocket claim, String prefix) {
    this.claim = claim;
    for (int host = 2; host <= 254; host++) {
      free.add(PodAddress.ofHost(prefix + host));
    }
  }

  /**
   * Claims a block for this stack. Where the operating system has only one loopback address, pods
   * share it, each with its own port.
   */
  public static PodAddresses claim() {
    return claim(RandomGenerator.getDefault());
  }

  static PodAddresses claim(RandomGenerator random) {
    if (!canListenOn("127.1.1.1")) {
      return new SingleAddress();
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String prefix = "127." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + ".";
      try {
        InetAddress first = InetAddress.ofLiteral(prefix + "1");
        return new LoopbackBlock(new ServerSocket(CLAIM_PORT, 1, first), prefix);
      } catch (IOException taken) {
        // by another stack: the next draw will do
      }
    }
    throw new IllegalStateException(
        "No free 127.x.y block in "
            + ATTEMPTS
            + " draws. Does something listen on 0.0.0.0:"
            + CLAIM_PORT
            + "? Stop it, or stop other stacks.");
  }

  private static boolean canListenOn(String address) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public synchronized Optional<PodAddress> take() {
    return Optional.ofNullable(free.poll());
  }

  /**
   * The address goes to the end of the queue, so it is unused as long as possible before its next
   * pod.
   */
  @Override
  public synchronized void giveBack(PodAddress address) {
    free.add(address);
  }

  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
