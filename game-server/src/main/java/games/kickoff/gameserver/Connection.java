package games.kickoff.gameserver;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/**
 * One TCP connection: its socket, its half-read line, its unsent answers and its deadlines. It
 * leaves in two steps, so that the last answers arrive: {@link #leave} ends the conversation, and
 * {@link #flush} says when the socket may be closed.
 */
final class Connection {

  /** In each direction; small, since the pod pays for what a thousand peers leave lying there. */
  static final int KERNEL_BUFFER_BYTES = 32 * 1024;

  /** Later than any deadline. */
  static final Duration NEVER = Duration.ofDays(365 * 1000);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final LineReader lines = new LineReader();
  private final Outbox outbox = new Outbox();
  private Duration speakBy;
  private Duration readBy = NEVER;
  private Duration goneBy = NEVER;
  private boolean leaving;
  private boolean peerDone;

  private Connection(SocketChannel channel, SelectionKey key, Duration speakBy) {
    this.channel = channel;
    this.key = key;
    this.speakBy = speakBy;
  }

  /**
   * Takes over an accepted socket; its key carries the connection.
   *
   * @param speakBy the deadline for its first valid line
   * @throws IOException if the socket is broken already; it is then still to be closed
   */
  static Connection open(SocketChannel channel, Selector selector, Duration speakBy)
      throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER_BYTES);
    // A client whose machine died says no goodbye: found out within a minute, it has left.
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30); // seconds
      channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10); // seconds
      channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
    }
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    Connection connection = new Connection(channel, key, speakBy);
    key.attach(connection);
    return connection;
  }

  /**
   * Reads what has arrived.
   *
   * @return false when the peer has ended its side
   * @throws IOException if the connection is broken
   */
  boolean readInto(ByteBuffer chunk) throws IOException {
    chunk.clear();
    peerDone = channel.read(chunk) < 0;
    chunk.flip();
    return !peerDone;
  }

  LineReader.Next nextLine(ByteBuffer chunk) {
    return lines.next(chunk);
  }

  /** It sent a valid line and may stay from now on, however silent. */
  void spoke() {
    speakBy = NEVER;
  }

  void say(String line) {
    outbox.add(line);
  }

  /** Ends the conversation: nothing more is heard, and nothing said after what is waiting. */
  void leave(Duration goneBy) {
    leaving = true;
    speakBy = NEVER;
    this.goneBy = goneBy;
  }

  boolean isLeaving() {
    return leaving;
  }

  /**
   * Sends what can be sent now.
   *
   * @param readBy the deadline for a peer that does not take the rest
   * @return whether the connection is finished and may be closed
   * @throws IOException if the connection is broken
   */
  boolean flush(Duration readBy) throws IOException {
    if (!outbox.isEmpty()) {
      boolean progress = outbox.writeTo(channel);
      if (progress || this.readBy.equals(NEVER)) {
        this.readBy = readBy;
      }
    }
    if (!outbox.isEmpty()) {
      // Not listening meanwhile is what bounds the outbox: the answers to one chunk at most.
      key.interestOps(SelectionKey.OP_WRITE);
      return false;
    }
    this.readBy = NEVER;
    if (leaving && peerDone) {
      return true;
    }
    if (leaving) {
      // Closing with input unread would reset the connection, and a reset can overtake our last
      // answer: so end our side and read on until the peer has hung up (RFC 9293, 3.6.1).
      channel.shutdownOutput();
    }
    key.interestOps(SelectionKey.OP_READ);
    return false;
  }

  /** When the connection is to be closed if nothing happens until then. */
  Duration deadline() {
    Duration earliest = speakBy.compareTo(readBy) < 0 ? speakBy : readBy;
    return goneBy.compareTo(earliest) < 0 ? goneBy : earliest;
  }

  /** Closes the socket at once, whatever is unsent. */
  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way, and its key with it.
    }
  }

  /** Why its deadline passed, for the log. */
  String overdue() {
    if (leaving) {
      return "did not hang up";
    }
    return speakBy.equals(NEVER) ? "does not read" : "sent no valid line";
  }

  @Override
  public String toString() {
    return String.valueOf(channel.socket().getRemoteSocketAddress());
  }
}
