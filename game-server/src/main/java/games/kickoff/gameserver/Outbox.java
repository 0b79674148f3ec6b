package games.kickoff.gameserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The lines for one connection that are not yet written to its socket. It grows as needed; its
 * owner bounds it by reading nothing from a connection while it has unsent answers.
 */
final class Outbox {

  private static final int USUAL = 64; // bytes: a few answers

  private ByteBuffer waiting = ByteBuffer.allocate(USUAL);

  /** Adds a line, which must be ASCII, and a line end. */
  void add(String line) {
    byte[] ascii = line.getBytes(StandardCharsets.US_ASCII);
    if (waiting.remaining() <= ascii.length) {
      ByteBuffer larger = ByteBuffer.allocate(2 * waiting.capacity() + ascii.length);
      waiting = larger.put(waiting.flip());
    }
    waiting.put(ascii).put((byte) '\n');
  }

  boolean isEmpty() {
    return waiting.position() == 0;
  }

  /**
   * Writes as much as the channel accepts now.
   *
   * @return whether it accepted anything
   * @throws IOException if the channel is broken
   */
  boolean writeTo(WritableByteChannel channel) throws IOException {
    waiting.flip();
    int written = channel.write(waiting);
    waiting.compact();
    if (isEmpty() && waiting.capacity() > USUAL) {
      waiting = ByteBuffer.allocate(USUAL);
    }
    return written > 0;
  }
}
