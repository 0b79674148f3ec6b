package games.kickoff.postgres.golden;

import static games.kickoff.postgres.fixture.Ladder.FENCE;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Username;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.postgres.connection.PostgresFences;
import games.kickoff.postgres.fixture.Ladder;
import games.kickoff.postgres.player.PostgresPlayers;
import games.kickoff.postgres.record.PostgresRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A story in which everything that can be recorded happens once. It leaves rows in every table, and
 * matches with every outcome.
 */
final class RecordStory {

  private static final Instant FORMED = Instant.parse("2024-06-01T12:00:00.250Z");
  private static final LadderRules RANKED = Ladder.with(new Decay(Duration.ofDays(14), 0.25));
  private static final FormationReason WHY =
      new FormationReason(
          FormationReason.Rule.FULL,
          List.of(Duration.ofMillis(1234), Duration.ofMillis(7)),
          Optional.of(new FormationReason.Fairness(0.875, 0.5, 120.5, 200)),
          "eu-west");

  private final Ladder ladder;
  private final AtomicLong ids = new AtomicLong();

  RecordStory(Ladder ladder) {
    this.ladder = ladder;
  }

  /**
   * @param played when the matches of those players were played whose ratings have decayed since
   */
  void tell(Instant played) {
    PostgresFences fences = new PostgresFences(ladder.gateway);
    fences.replace(fences.read(), FENCE);
    register();

    MatchRecord party = match(1, RANKED, "ann bob", "cat dan");
    ladder.records.record(party);
    ladder.results.submit(party.id(), Ranks.winner(1, 2)); // waits for the match's end
    end(party, played, Outcome.COMPLETED, "Stopped", "");

    MatchRecord byServer = match(2, RANKED, "eve", "fay");
    ladder.records.record(byServer);
    end(byServer, played, Outcome.COMPLETED, "Stopped", "{\"winner\":\"teamA\"}");
    ladder.upkeep.decay(RANKED);
    ladder.upkeep.fold();

    MatchRecord draw = match(3, RANKED, "ann", "eve");
    ladder.records.record(draw);
    end(draw, FORMED.plusSeconds(90), Outcome.COMPLETED, "TimeLimit", "");
    ladder.results.submit(draw.id(), Ranks.draw(2));

    MatchRecord unrated = unrated(4, "gus", "hal");
    ladder.records.record(unrated);
    end(unrated, FORMED.plusSeconds(60), Outcome.ABANDONED, "ServerLost", "not JSON");

    MatchRecord cancelled = match(5, RANKED, "ivy", "joe");
    ladder.records.record(cancelled);
    ladder.results.submit(cancelled.id(), Ranks.winner(0, 2)); // becomes void
    end(cancelled, FORMED.plusSeconds(30), Outcome.CANCELLED, "Deleted", "");

    MatchRecord neverReady = unrated(6, "kim", "lee");
    end(neverReady, FORMED.plusSeconds(20), Outcome.FAILED, "StartFailed", "");

    ladder.records.record(match(7, RANKED, "max", "ned"));
    ladder.results.submit(new MatchId(id(7)), Ranks.winner(0, 2));
    new PostgresRecords(ladder.gateway, () -> new Fence(6)).record(unrated(8, "oto", "pat"));
  }

  private void register() {
    PostgresPlayers players =
        new PostgresPlayers(
            ladder.gateway, ids::incrementAndGet, Clock.fixed(FORMED, ZoneOffset.UTC));
    players.register(
        Username.parse(" Zoë  DOE "),
        Optional.of(new IdempotencyKey("0b1f3c5e-7a91-4a3e-9d2b-52e7c1d40f11")));
    players.register(Username.parse("nobody"), Optional.empty());
  }

  private static MatchRecord match(int number, LadderRules rules, String... teams) {
    return new MatchRecord(
        new Match(
            new MatchId(id(number)),
            new QueueKey("default", "ranked"),
            "eu-west",
            teams(100 * number, teams),
            WHY,
            Optional.of(rules)),
        Optional.of(id(number) + "-1"),
        Optional.of(FORMED.plusSeconds(3)));
  }

  /** A match with as few optional values as possible. */
  private static MatchRecord unrated(int number, String... teams) {
    return new MatchRecord(
        new Match(
            new MatchId(id(number)),
            new QueueKey("default", "duel"),
            "",
            teams(100 * number, teams),
            new FormationReason(FormationReason.Rule.PARTIAL, Duration.ofSeconds(30)),
            Optional.empty()),
        Optional.empty(),
        Optional.empty());
  }

  /** Teams of one ticket each. */
  private static List<List<Ticket>> teams(int firstTicket, String... teams) {
    AtomicLong number = new AtomicLong(firstTicket);
    return Arrays.stream(teams)
        .map(team -> Arrays.stream(team.split(" ")).map(PlayerId::new).toList())
        .map(party -> new Ticket(new TicketId(id(number.getAndIncrement())), party, FORMED, 0))
        .map(List::of)
        .toList();
  }

  private void end(MatchRecord match, Instant at, Outcome outcome, String reason, String result) {
    ladder.records.end(
        match,
        new Ending(
            at,
            outcome,
            EndReason.read(reason),
            "for a person",
            Optional.of(result).filter(text -> !text.isEmpty())));
  }

  /** An id whose time is that at which the story's matches were formed. */
  private static String id(long number) {
    return "01hz9tqgqt%016d".formatted(number);
  }
}
