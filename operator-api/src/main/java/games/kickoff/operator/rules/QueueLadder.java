package games.kickoff.operator.rules;

import games.kickoff.core.ladder.Decay;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.SkillRules;
import games.kickoff.operator.api.LadderSpec;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@link LadderSpec}. */
final class QueueLadder {

  private QueueLadder() {}

  /**
   * Reads the ladder's rules and fills in their defaults.
   *
   * @param match how the queue's matches are formed
   * @throws InvalidQueue naming the field that is wrong and its valid values
   */
  static Optional<LadderRules> read(@Nullable LadderSpec spec, MatchRules match) {
    if (spec == null) {
      return Optional.empty();
    }
    requireThatMatchersReadIt(match);
    int teams = match.teamCount();
    if (teams < 2) {
      throw new InvalidQueue("spec.ladder", "needs teams.count of at least 2");
    }
    LadderRules.RatingModel system = model(spec.system, teams);
    if (system == LadderRules.RatingModel.GAUSSIAN && teams != 2) {
      throw new InvalidQueue("spec.ladder.system", "must be plackettLuce for other than two teams");
    }
    return Optional.of(
        new LadderRules(name(spec.name), system, results(spec.results), decay(spec.decay)));
  }

  /**
   * With a ladder, skill must be read from the attributes in which gateways put the ladder's
   * ratings on a ticket. Any other attribute would be the player's own claim.
   */
  private static void requireThatMatchersReadIt(MatchRules match) {
    match
        .skill()
        .ifPresent(skill -> {
          if (!skill.mean().equals(SkillRules.RATING)) {
            throw new InvalidQueue(
                "spec.skill.attribute",
                "must be " + SkillRules.RATING + " with a ladder, not " + skill.mean());
          }
          if (!skill.uncertainty().equals(SkillRules.UNCERTAINTY)) {
            throw new InvalidQueue(
                "spec.skill.uncertaintyAttribute",
                "must be " + SkillRules.UNCERTAINTY + " with a ladder, not " + skill.uncertainty());
          }
        });
  }

  private static LadderRules.RatingModel model(LadderSpec.@Nullable RatingModel given, int teams) {
    if (given == null) {
      return teams == 2 ? LadderRules.RatingModel.GAUSSIAN : LadderRules.RatingModel.PLACKETT_LUCE;
    }
    return switch (given) {
      case GAUSSIAN -> LadderRules.RatingModel.GAUSSIAN;
      case PLACKETT_LUCE -> LadderRules.RatingModel.PLACKETT_LUCE;
    };
  }

  private static LadderName name(@Nullable String name) {
    String field = "spec.ladder.name";
    String given = QueueRules.required(name, field);
    try {
      return new LadderName(given);
    } catch (IllegalArgumentException e) {
      throw new InvalidQueue(field, "must be a DNS label (a-z, 0-9 and -), not " + given);
    }
  }

  private static LadderRules.Results results(LadderSpec.@Nullable Results results) {
    return results == null
        ? LadderRules.Results.DEFAULTS
        : new LadderRules.Results(
            results.fromServer == null || results.fromServer,
            results.whileRunning == LadderSpec.WhileRunning.END
                ? LadderRules.WhileRunning.END
                : LadderRules.WhileRunning.WAIT);
  }

  private static Optional<Decay> decay(LadderSpec.@Nullable DecaySpec decay) {
    if (decay == null) {
      return Optional.empty();
    }
    Duration after = QueueRules.duration(decay.after, "336h", "spec.ladder.decay.after");
    double perDay = QueueRules.required(decay.perDay, "spec.ladder.decay.perDay");
    try {
      return Optional.of(new Decay(after, perDay));
    } catch (IllegalArgumentException e) {
      throw new InvalidQueue(
          "spec.ladder.decay.perDay", "must be above 0 and at most 100, not " + perDay);
    }
  }
}
