package games.kickoff.operator.session;

import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.time.GoDuration;
import games.kickoff.operator.api.GameSessionSpec.SessionLadder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts a ladder's rules to and from a session's spec, which has every value and leaves nothing
 * to defaults.
 */
final class SessionLadders {

  private SessionLadders() {}

  static SessionLadder write(LadderRules rules) {
    SessionLadder wire = new SessionLadder();
    wire.name = rules.name().value();
    wire.system = rules.system().wire();
    wire.fromServer = rules.results().fromServer();
    wire.whileRunning = rules.results().whileRunning().wire();
    wire.decayAfter = rules.decay().map(Decay::after).map(GoDuration::format).orElse(null);
    wire.decayPerDay = rules.decay().map(Decay::perDay).orElse(null);
    return wire;
  }

  /**
   * Reads the rules.
   *
   * @throws IllegalArgumentException when the operator can't have written them
   */
  static Optional<LadderRules> read(@Nullable SessionLadder wire) {
    if (wire == null) {
      return Optional.empty();
    }
    if (wire.name == null
        || wire.system == null
        || wire.fromServer == null
        || wire.whileRunning == null) {
      throw new IllegalArgumentException("a GameSession whose spec.ladder is not whole");
    }
    Optional<Decay> decay =
        wire.decayAfter == null || wire.decayPerDay == null
            ? Optional.empty()
            : Optional.of(new Decay(GoDuration.parse(wire.decayAfter), wire.decayPerDay));
    return Optional.of(
        new LadderRules(
            new LadderName(wire.name),
            LadderRules.RatingModel.of(wire.system),
            new LadderRules.Results(
                wire.fromServer, LadderRules.WhileRunning.of(wire.whileRunning)),
            decay));
  }
}
