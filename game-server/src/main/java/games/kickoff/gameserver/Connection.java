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
 * One TCP connection: its socket, its half-read line, its unsent answers and its deadlines. It is
 * closed in two steps, so that the last answers arrive: {@link #leave} stops reading commands, and
 * {@link #flush} returns true once everything is sent and the socket may be closed.
 */
final class Connection {

  /**
   * Size of the kernel's send buffer and of its receive buffer. Small, because the buffers of a
   * thousand connections count towards the pod's memory.
   */
  static final int KERNEL_BUFFER_BYTES = 32 * 1024;

  /** Stands for "no deadline": 1000 years, later than any real one. */
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
   * Takes over an accepted socket and registers it with the selector; the connection is attached to
   * its selection key.
   *
   * @param speakBy the deadline for its first valid line
   * @throws IOException if the socket is broken already; the caller must then close it
   */
  static Connection open(SocketChannel channel, Selector selector, Duration speakBy)
      throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, KERNEL_BUFFER_BYTES);
    // A client whose machine died sends no FIN. Keep-alive probes detect it within a minute.
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
   * Reads the bytes that have arrived.
   *
   * @return false when the peer has closed its sending side
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

  /** The peer has sent a valid line: from now on it may stay connected without sending anything. */
  void spoke() {
    speakBy = NEVER;
  }

  void say(String line) {
    outbox.add(line);
  }

  /**
   * Ends the conversation: no further line is read, and no answer is added to the unsent ones.
   *
   * @param goneBy when the socket is closed even if the peer has not closed it by then
   */
  void leave(Duration goneBy) {
    leaving = true;
    speakBy = NEVER;
    this.goneBy = goneBy;
  }

  boolean isLeaving() {
    return leaving;
  }

  /**
   * Sends as much as the socket accepts now.
   *
   * @param readBy the deadline by which the peer must have taken some of the rest
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
      // While answers are unsent nothing is read from the peer. This bounds the outbox to the
      // answers to one chunk.
      key.interestOps(SelectionKey.OP_WRITE);
      return false;
    }
    this.readBy = NEVER;
    if (leaving && peerDone) {
      return true;
    }
    if (leaving) {
      // Closing a socket with unread input resets the connection, and the reset can reach the peer
      // before the last answer. So only the sending side is closed here, and input is read and
      // ignored until the peer closes its side (RFC 9293, 3.6.1).
      channel.shutdownOutput();
    }
    key.interestOps(SelectionKey.OP_READ);
    return false;
  }

  /** The earliest of its deadlines, at which the connection is closed unless it changes. */
  Duration deadline() {
    Duration earliest = speakBy.compareTo(readBy) < 0 ? speakBy : readBy;
    return goneBy.compareTo(earliest) < 0 ? goneBy : earliest;
  }

  /** Closes the socket at once; unsent answers are lost. */
  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The socket and its selection key are unusable in any case.
    }
  }

  /** For the log: which of its deadlines has passed. */
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
