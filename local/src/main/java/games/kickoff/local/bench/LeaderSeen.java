package games.kickoff.local.bench;

import games.kickoff.local.stack.Service;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds the operator that leads, by its own metrics. */
final class LeaderSeen {

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final String LEADS = "kickoff_leading 1.0";

  private LeaderSeen() {}

  /** The service among these that leads; empty while none does. */
  static Optional<Service> among(List<Service> services) {
    return services.stream()
        .filter(service -> service.name().startsWith("operator"))
        .filter(LeaderSeen::leads)
        .findAny();
  }

  /** Whether it is ready: its dependencies work. This is also so for a stand-by. */
  static boolean isReady(Service service) {
    try {
      return !get(service.management().resolve("/readyz")).isEmpty();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static boolean leads(Service service) {
    try {
      return get(service.management().resolve("/metrics")).lines().anyMatch(LEADS::equals);
    } catch (IOException away) {
      return false;
    }
  }

  private static String get(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (var body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      connection.disconnect();
    }
  }
}
