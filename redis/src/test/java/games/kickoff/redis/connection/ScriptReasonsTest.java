package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.reason.TicketReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The scripts write tickets' reasons as literals. Core must know each of them, and each that core
 * knows must be written.
 */
class ScriptReasonsTest {

  private static final Path SCRIPTS = Path.of("src/main/resources/games/kickoff/redis/connection");

  private static final Pattern WRITTEN =
      Pattern.compile("(?:finish_ticket|put_back)\\([^')]*(?:'[A-Z]+')?[^')]*'([a-z_]+)'\\)");

  @Test
  void writeTheReasonsThatCoreKnows() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.toList()) {
        Matcher reason = WRITTEN.matcher(Files.readString(script));
        while (reason.find()) {
          written.add(reason.group(1));
        }
      }
    }
    assertThat(written)
        .isEqualTo(
            TicketReason.known().stream()
                .map(TicketReason::word)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void keepWhatAQueueThatIsGoneLeavesForTheDefaultRetention() throws IOException {
    assertThat(Files.readString(SCRIPTS.resolve("moves.lua")))
        .contains("local DEFAULT_RETENTION = " + PublishedQueue.RETENTION.toMillis() + "\n");
  }
}
