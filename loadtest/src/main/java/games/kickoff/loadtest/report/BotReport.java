package games.kickoff.loadtest.report;

import games.kickoff.loadtest.bot.BotOutcome;
import games.kickoff.loadtest.bot.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The result of a run.
 *
 * @param matchSize the players a match may have at most
 * @param took the time from the start of the run to the end of its last bot
 */
public record BotReport(List<BotOutcome> outcomes, int matchSize, Duration took) {

  public BotReport {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether every bot finished, and no answers to different bots contradict each other. */
  public boolean allFinished() {
    return failures().isEmpty();
  }

  public int done() {
    return (int) outcomes.stream().filter(BotOutcome::isDone).count();
  }

  public int failed() {
    return outcomes.size() - done();
  }

  /** The players of each session, as the bots were answered. */
  public SortedMap<String, SortedSet<String>> sessions() {
    return new SessionAudit(outcomes, matchSize).players();
  }

  /**
   * One sentence for each bot that failed and for each contradiction between answers to different
   * bots.
   */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (BotOutcome bot : outcomes) {
      bot.failure()
          .ifPresent(failure ->
              failures.add(
                  bot.player() + " failed while " + failure.step() + ": " + failure.why()));
    }
    failures.addAll(new SessionAudit(outcomes, matchSize).problems());
    return failures;
  }

  public Durations joinToAssigned() {
    return untilEndOf(Step.AWAIT_MATCH);
  }

  public Durations joinToFirstAnswer() {
    return untilEndOf(Step.FIRST_ANSWER);
  }

  /** Requests made again because the gateway was busy or out of reach. */
  public int retries() {
    return outcomes.stream().mapToInt(BotOutcome::retries).sum();
  }

  /** Joins made again because the gateway didn't know a ticket any more. */
  public int rejoins() {
    return outcomes.stream().mapToInt(BotOutcome::rejoins).sum();
  }

  /** Bots whose match had been played to its end before they connected. */
  public long late() {
    return outcomes.stream().filter(BotOutcome::cameTooLate).count();
  }

  /** Names and values, for callers to add their own rows to. */
  public Table counts() {
    Table table =
        Table.ofValues()
            .row("players", outcomes.size())
            .row("done", done())
            .row("failed", failed())
            .row("matches", sessions().size())
            .row("requests repeated", retries())
            .row("joins repeated", rejoins());
    if (late() > 0) {
      table.row("came when it was over", late());
    }
    return table.row("took", Durations.text(took));
  }

  /** The two times that a player notices. */
  public Table times() {
    Table table = Table.headed("time from join to", "p50", "p95", "p99");
    row(table, "assignment", joinToAssigned());
    row(table, "the server's first answer", joinToFirstAnswer());
    return table;
  }

  private static void row(Table table, String name, Durations durations) {
    table.row(name, durations.text(50), durations.text(95), durations.text(99));
  }

  private Durations untilEndOf(Step step) {
    return Durations.of(
        outcomes.stream().map(bot -> bot.untilEndOf(step)).flatMap(Optional::stream).toList());
  }
}
