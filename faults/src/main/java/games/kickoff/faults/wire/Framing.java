package games.kickoff.faults.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** How one connection's requests are distinguished. */
interface Framing {

  int CHUNK = 65_536;

  /** The next request, or a part of one; empty at the end of the stream. */
  byte[] next(InputStream in) throws IOException;

  /** Whether the connection has become one of messages in both directions: a watch. */
  default boolean isUpgraded() {
    return false;
  }

  /** Whatever has arrived: clients of stores write a request at once. */
  static Framing arrivals() {
    byte[] buffer = new byte[CHUNK];
    return in -> {
      int read = in.read(buffer);
      return read <= 0 ? new byte[0] : Arrays.copyOf(buffer, read);
    };
  }
}
