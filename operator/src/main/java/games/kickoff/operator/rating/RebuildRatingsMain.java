package games.kickoff.operator.rating;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.ladder.LedgerReplay;
import games.kickoff.service.process.Launch;
import java.time.Duration;
import java.util.Map;

/** Computes all ratings anew from the ledger and compares: {@code make rebuild-ratings}. */
public final class RebuildRatingsMain {

  private static final String HELP =
      """
      Computes every rating anew from the append-only ledger, in its order, and compares it with
      what stands in Postgres. Changes nothing, and may run while matches are played.

      It takes no arguments. Settings are environment variables, the operator's own:
        KICKOFF_POSTGRES_URL        jdbc:postgresql://host:port/database
        KICKOFF_POSTGRES_USER       or KICKOFF_POSTGRES_USER_FILE, a file with it; kickoff
        KICKOFF_POSTGRES_PASSWORD_FILE   a file with the password; none
        KICKOFF_POSTGRES_SCHEMA     kickoff

      Ends with 0 when all ratings are the ledger's, 1 when one differs, 2 when it can't know.
      """;

  private RebuildRatingsMain() {}

  public static void main(String[] arguments) {
    Launch.takeNone(arguments, HELP);
    System.exit(run(System.getenv()));
  }

  private static int run(Map<String, String> environment) {
    try {
      long start = System.nanoTime();
      LedgerReplay.Summary summary =
          LedgerReplay.run(PostgresSettings.fromEnvironment(environment));
      System.out.print(text(summary, Duration.ofNanos(System.nanoTime() - start)));
      return summary.differences() == 0 ? 0 : 1;
    } catch (IllegalArgumentException | StoreUnavailable e) {
      System.err.println("The ratings can't be computed: " + e.getMessage());
      return 2;
    }
  }

  static String text(LedgerReplay.Summary summary, Duration took) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d matches and %,d decays replayed, %,d ratings compared in %.1f s%n"
            .formatted(
                summary.matches(), summary.decays(), summary.ratings(), took.toMillis() / 1e3));
    summary.examples().forEach(example -> text.append("  ").append(example).append('\n'));
    text.append(
        summary.differences() == 0
            ? "Every rating is the one recomputed from the ledger.\n"
            : "%,d differences, the largest %.6g.%n"
                .formatted(summary.differences(), summary.largest()));
    return text.toString();
  }
}
