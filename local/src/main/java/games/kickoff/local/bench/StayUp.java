package games.kickoff.local.bench;

import games.kickoff.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Checks that the services of a measured stack keep running: a number that was measured while one
 * of them had ended says nothing, so the bench fails with the last lines of its log.
 */
final class StayUp {

  private static final int LINES = 15;

  private final Supplier<List<Service>> services;
  private final Set<Long> excused = ConcurrentHashMap.newKeySet();

  StayUp(Supplier<List<Service>> services) {
    this.services = services;
  }

  /** Exempts a service that is stopped on purpose. */
  void excuse(Service service) {
    excused.add(service.process().pid());
  }

  /** The services that must be running: all but the exempted ones. */
  List<Service> expected() {
    return services.get().stream()
        .filter(service -> !excused.contains(service.process().pid()))
        .toList();
  }

  /**
   * Returns if all services that must be running are.
   *
   * @throws IOException if one has ended; the message has the last lines of its log
   */
  void check() throws IOException {
    for (Service service : expected()) {
      OptionalInt exit = service.process().await(Duration.ZERO);
      if (exit.isPresent()) {
        List<String> lines = Files.readAllLines(service.process().log());
        throw new IOException(
            "the %s (pid %d) ended with %d during the bench. Its last lines:%n%s"
                .formatted(
                    service.name(),
                    service.process().pid(),
                    exit.getAsInt(),
                    String.join(
                        System.lineSeparator(),
                        lines.subList(Math.max(0, lines.size() - LINES), lines.size()))));
      }
    }
  }
}
