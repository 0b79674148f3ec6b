package games.kickoff.gameserver;

import games.kickoff.gameserver.Match.Say;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Serves one match on a TCP port. One thread serves all sockets and never blocks on one of them:
 * answers that a peer does not read are kept, and nothing is read from that peer until it has taken
 * them.
 */
final class GameServer {

  private static final int BACKLOG = 512;
  // A byte of input causes at most 8 bytes of answer: an empty line is answered "UNKNOWN\n".
  private static final int CHUNK_BYTES = 1024;
  private static final Duration ACCEPT_PAUSE = Duration.ofSeconds(1);

  private final Limits limits;
  private final Selector selector;
  private final ServerSocketChannel listener;
  private final SelectionKey listening;
  private final InetSocketAddress address;
  private final long startedAt = System.nanoTime();
  private final Match<Connection> match;
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final Queue<Connection> toFlush = new ArrayDeque<>();
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
  private Duration acceptAgain = Connection.NEVER;
  private volatile boolean terminated;

  /**
   * Starts to listen; connections are accepted and answered by {@link #run}.
   *
   * @param address where to listen; port 0 takes any free port
   * @param openTimeout see {@link Match}; it starts to run now
   * @throws IOException if the address can't be listened on
   */
  GameServer(InetSocketAddress address, Duration openTimeout, Limits limits) throws IOException {
    this.limits = limits;
    selector = Selector.open();
    listener = ServerSocketChannel.open();
    try {
      listener.setOption(StandardSocketOptions.SO_RCVBUF, Connection.KERNEL_BUFFER_BYTES);
      listener.bind(address, BACKLOG);
      listener.configureBlocking(false);
      listening = listener.register(selector, SelectionKey.OP_ACCEPT);
      this.address = (InetSocketAddress) listener.getLocalAddress();
    } catch (IOException e) {
      listener.close();
      selector.close();
      throw e;
    }
    match = new Match<>(openTimeout, now());
  }

  /** The address it listens on; the port is the real one also when 0 was asked for. */
  InetSocketAddress address() {
    return address;
  }

  /** Stops the match, so that {@link #run} returns. May be called from any thread at any time. */
  void terminate() {
    terminated = true;
    selector.wakeup();
  }

  /**
   * Serves until the match has stopped and every connection is closed: each peer has {@link
   * Limits#farewell} to read its last answers and to close its side. To be called once.
   *
   * @throws IOException if the selector fails; a connection's failure only ends that connection
   */
  Result run() throws IOException {
    try {
      while (match.result().isEmpty() || !connections.isEmpty()) {
        await();
        Duration now = now();
        deliver(terminated ? match.terminate(now) : match.tick(now), now);
        // Accept first: a peer that connected before a line was sent must get the broadcast that
        // the line causes.
        if (selector.selectedKeys().remove(listening) && listening.isValid()) {
          accept(now);
        }
        for (SelectionKey key : selector.selectedKeys()) {
          serve(key, now);
        }
        selector.selectedKeys().clear();
        sweep(now);
        flush(now);
      }
      return match.result().get();
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
      listener.close();
      selector.close();
    }
  }

  private void await() throws IOException {
    Duration next = match.deadline().orElse(Connection.NEVER);
    if (acceptAgain.compareTo(next) < 0) {
      next = acceptAgain;
    }
    for (Connection connection : connections) {
      if (connection.deadline().compareTo(next) < 0) {
        next = connection.deadline();
      }
    }
    Duration left = next.minus(now());
    if (left.isPositive()) {
      selector.select(left.toMillis() + 1); // rounded up: waking too early would busy-loop
    } else {
      selector.selectNow();
    }
  }

  private void serve(SelectionKey key, Duration now) {
    if (!key.isValid()) {
      return; // closed earlier in this round
    }
    Connection connection = (Connection) key.attachment();
    if (key.isReadable()) {
      hear(connection, now);
    } else {
      toFlush.add(connection);
    }
  }

  /**
   * Accepts the pending connections, at most {@link #BACKLOG} of them, so that a flood of new ones
   * does not delay the others.
   */
  private void accept(Duration now) {
    try {
      for (int i = 0; i < BACKLOG; i++) {
        SocketChannel channel = listener.accept();
        if (channel == null) {
          return;
        }
        welcome(channel, now);
      }
    } catch (IOException e) {
      // Most likely the process is out of file descriptors. Accepting pauses; pending connections
      // stay in the backlog.
      log("can't accept: " + e.getMessage());
      listening.interestOps(0);
      acceptAgain = now.plus(ACCEPT_PAUSE);
    }
  }

  private void welcome(SocketChannel channel, Duration now) {
    if (connections.size() >= limits.connections()) {
      log("closed " + channel.socket().getRemoteSocketAddress() + ": too many connections");
      closeQuietly(channel);
      return;
    }
    try {
      connections.add(Connection.open(channel, selector, now.plus(limits.toSpeak())));
    } catch (IOException e) {
      closeQuietly(channel); // the peer has disconnected already
    }
  }

  private void hear(Connection connection, Duration now) {
    try {
      if (!connection.readInto(chunk)) {
        leave(connection, now); // a peer that closed only its sending side still gets its answers
        return;
      }
    } catch (IOException e) {
      drop(connection, now);
      return;
    }
    while (!connection.isLeaving()) {
      LineReader.Next next = connection.nextLine(chunk);
      if (next instanceof LineReader.Next.Line line) {
        deliver(match.heard(connection, line.text(), now), now);
        if (match.isClient(connection)) {
          connection.spoke();
        }
      } else if (next instanceof LineReader.Next.Broken broken) {
        log("closing " + connection + ": " + broken.why());
        leave(connection, now);
      } else {
        return;
      }
    }
  }

  /**
   * Queues the messages of the match for their connections. Once the match has stopped, also closes
   * the listener and ends all conversations.
   */
  private void deliver(List<Say<Connection>> says, Duration now) {
    for (Say<Connection> say : says) {
      if (say instanceof Say.ToOne<Connection> one) {
        one.connection().say(one.line());
        toFlush.add(one.connection());
      } else if (say instanceof Say.ToAll<Connection> all) {
        log(all.line());
        for (Connection connection : connections) {
          if (!connection.isLeaving()) {
            connection.say(all.line());
            toFlush.add(connection);
          }
        }
      }
    }
    if (match.result().isPresent() && listener.isOpen()) {
      closeQuietly(listener);
      acceptAgain = Connection.NEVER;
      for (Connection connection : connections) {
        leave(connection, now);
      }
    }
  }

  /** Ends the conversation; the connection is closed when its last answers are sent. */
  private void leave(Connection connection, Duration now) {
    if (!connection.isLeaving()) {
      connection.leave(now.plus(limits.farewell()));
      deliver(match.left(connection, now), now);
    }
    toFlush.add(connection);
  }

  private void drop(Connection connection, Duration now) {
    connection.close();
    connections.remove(connection);
    deliver(match.left(connection, now), now);
  }

  /** Closes the connections whose deadline has passed, and ends a pause in accepting. */
  private void sweep(Duration now) {
    for (Connection connection : connections.toArray(new Connection[0])) {
      if (connection.deadline().compareTo(now) <= 0) {
        log("closed " + connection + ": " + connection.overdue());
        drop(connection, now);
      }
    }
    if (acceptAgain.compareTo(now) <= 0) {
      acceptAgain = Connection.NEVER;
      listening.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  /**
   * Sends the answers of this round. A connection that proves to be broken leaves the match, which
   * may cause messages to the others; these are sent, too.
   */
  private void flush(Duration now) {
    for (Connection next = toFlush.poll(); next != null; next = toFlush.poll()) {
      if (!connections.contains(next)) {
        continue; // has been closed in the meantime
      }
      try {
        if (next.flush(now.plus(limits.toRead()))) {
          drop(next, now);
        }
      } catch (IOException e) {
        drop(next, now);
      }
    }
  }

  private Duration now() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  private static void closeQuietly(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Closed or unusable in any case.
    }
  }

  private static void log(String message) {
    System.err.println("game-server: " + message);
  }
}
