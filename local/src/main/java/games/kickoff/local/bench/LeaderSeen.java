package games.kickoff.local.bench;

import games.kickoff.local.stack.Service;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Which operator leads, by its own metrics. */
final class LeaderSeen {

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final String LEADS = "kickoff_leading 1.0";

  private LeaderSeen() {}

  /** Empty while none of them does. */
  static Optional<Service> among(List<Service> services) {
    return services.stream()
        .filter(service -> service.name().startsWith("operator"))
        .filter(LeaderSeen::leads)
        .findAny();
  }

  /** Whether it answers that its dependencies work, as a stand-by does, too. */
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
