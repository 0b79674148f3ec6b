package games.kickoff.core.record;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;

/** The result of recording a match. */
public sealed interface RecordResult {

  /** The match is recorded as live, now or by an earlier call. */
  record Recorded() implements RecordResult {}

  /** The match is recorded as ended already; it must not start. */
  record AlreadyEnded() implements RecordResult {}

  /** A player is in another live match; nothing was recorded. */
  record PlayerBusy(PlayerId player, MatchId in) implements RecordResult {}
}
