package games.kickoff.local.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Waits until an address answers 200. */
final class HealthCheck {

  private static final int TIMEOUT_MILLIS = 2_000;

  private final URI address;

  HealthCheck(URI address) {
    this.address = address;
  }

  /**
   * Checked before each try. It throws if the address will never answer, as when its process has
   * ended.
   */
  interface Precondition {
    void check() throws IOException;
  }

  void await(Duration atMost, Precondition precondition) throws IOException {
    Instant deadline = Instant.now().plus(atMost);
    String last = "nothing";
    while (Instant.now().isBefore(deadline)) {
      precondition.check();
      try {
        last = ask();
        if (last.isEmpty()) {
          return;
        }
      } catch (IOException e) {
        last = String.valueOf(e.getMessage());
      }
      pause();
    }
    throw new IOException(address + " was not healthy in " + atMost + "; last it said: " + last);
  }

  /** Asks once. Empty if it is healthy, else what it answered. */
  private String ask() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try {
      if (connection.getResponseCode() == 200) {
        return "";
      }
      try (var body = connection.getErrorStream()) {
        return body == null
            ? "status " + connection.getResponseCode()
            : new String(body.readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      connection.disconnect();
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
