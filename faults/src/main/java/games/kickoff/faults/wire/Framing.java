package games.kickoff.faults.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits what a client sends on one connection into requests. */
interface Framing {

  int CHUNK = 65_536;

  /** The next request, or a part of one; empty at the end of the stream. */
  byte[] next(InputStream in) throws IOException;

  /** Whether the connection has been upgraded to a WebSocket, as for a watch. */
  default boolean isUpgraded() {
    return false;
  }

  /**
   * Takes whatever one read returns as a request: clients of stores write each request in one
   * piece.
   */
  static Framing arrivals() {
    byte[] buffer = new byte[CHUNK];
    return in -> {
      int read = in.read(buffer);
      return read <= 0 ? new byte[0] : Arrays.copyOf(buffer, read);
    };
  }
}
