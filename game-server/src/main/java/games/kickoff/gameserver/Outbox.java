package games.kickoff.gameserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * What was said to one connection and not yet taken by it. It grows as needed; its owner bounds it
 * by not listening to a connection that has not taken its answers.
 */
final class Outbox {

  private static final int USUAL = 64; // a few answers

  private ByteBuffer waiting = ByteBuffer.allocate(USUAL);

  /** Adds a line of ASCII and its line end. */
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
   * Hands over as much as the channel takes now.
   *
   * @return whether it took anything
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
