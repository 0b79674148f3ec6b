package games.kickoff.operator.rules;

import games.kickoff.core.match.LatencyRules;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.rating.Scale;
import games.kickoff.operator.api.LatencySpec;
import games.kickoff.operator.api.MatchQueueSpec;
import games.kickoff.operator.api.PartiesSpec;
import games.kickoff.operator.api.RampSpec;
import games.kickoff.operator.api.SkillSpec;
import games.kickoff.operator.api.WindowSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of a MatchQueue's spec that says who plays with whom, and fills in its defaults.
 * Both the operator and the simulator use it.
 */
public final class MatchingRules {

  /**
   * The most players of a match: a claim, a GameSession and a record can hold that many without
   * trouble.
   */
  private static final int LARGEST_MATCH = 1_000;

  private static final Pattern ATTRIBUTE = Pattern.compile(SkillSpec.NAME_PATTERN);

  private MatchingRules() {}

  /**
   * Reads the rules.
   *
   * @throws InvalidQueue naming the field that is wrong and its valid values
   */
  public static MatchRules of(MatchQueueSpec spec) {
    MatchQueueSpec.Teams teams = QueueRules.required(spec.teams, "spec.teams");
    int count = whole(1, 100, teams.count, "spec.teams.count");
    int size = whole(1, 100, teams.size, "spec.teams.size");
    if (count * size > LARGEST_MATCH) {
      throw new InvalidQueue(
          "spec.teams", "count x size must be at most " + LARGEST_MATCH + ", not " + count * size);
    }
    PartiesSpec parties = or(spec.parties, PartiesSpec::new);
    SkillSpec.Weights weights = or(or(spec.skill, SkillSpec::new).weights, SkillSpec.Weights::new);
    int maxParty = whole(1, size, or(parties.maxSize, () -> size), "spec.parties.maxSize");
    Optional<MatchRules.Partial> partial =
        Optional.ofNullable(spec.partial).map(MatchingRules::partial);
    Optional<SkillRules> skill = Optional.ofNullable(spec.skill).map(MatchingRules::skill);
    Optional<LatencyRules> latency =
        Optional.ofNullable(spec.latency).map(of -> latency(of, spec.region));
    Duration likeSizeFor =
        QueueRules.duration(parties.likeSizeFor, "0s", "spec.parties.likeSizeFor");
    SplitWeights split =
        new SplitWeights(
            number(0, 1000, weights.spread, 0.05, "spec.skill.weights.spread"),
            number(0, 1000, weights.parties, 0.05, "spec.skill.weights.parties"));
    try {
      return new MatchRules(count, size, maxParty, partial, skill, latency, likeSizeFor, split);
    } catch (IllegalArgumentException e) {
      throw new InvalidQueue("spec.partial", String.valueOf(e.getMessage()));
    }
  }

  private static MatchRules.Partial partial(MatchQueueSpec.Partial partial) {
    return new MatchRules.Partial(
        QueueRules.required(partial.minPlayers, "spec.partial.minPlayers"),
        QueueRules.duration(
            QueueRules.required(partial.after, "spec.partial.after"), "", "spec.partial.after"));
  }

  private static SkillRules skill(SkillSpec skill) {
    SkillSpec.Unknown unknown = or(skill.unknown, SkillSpec.Unknown::new);
    WindowSpec window = QueueRules.required(skill.window, "spec.skill.window");
    Duration opening = QueueRules.duration(window.opening, "0s", "spec.skill.window.opening");
    return new SkillRules(
        attribute(skill.attribute, SkillRules.RATING, "spec.skill.attribute"),
        attribute(
            skill.uncertaintyAttribute, SkillRules.UNCERTAINTY, "spec.skill.uncertaintyAttribute"),
        new SkillRules.Unknown(
            or(unknown.mean, () -> Scale.MEAN),
            atLeast(0, unknown.uncertainty, Scale.DEVIATION, "spec.skill.unknown.uncertainty")),
        ramp(window, opening, "spec.skill.window"),
        skill.partyAggregation == SkillSpec.Aggregation.MAX
            ? SkillRules.Aggregation.MAX
            : SkillRules.Aggregation.MEAN,
        Optional.ofNullable(skill.uncertain)
            .map(MatchingRules::cap)
            .orElse(SkillRules.UncertainCap.NONE),
        atLeast(0.001, skill.beta, Scale.BETA, "spec.skill.beta"));
  }

  private static SkillRules.UncertainCap cap(SkillSpec.Uncertain cap) {
    String field = "spec.skill.uncertain";
    return new SkillRules.UncertainCap(
        atLeast(0, QueueRules.required(cap.above, field + ".above"), 0, field + ".above"),
        number(
            0, 1, QueueRules.required(cap.maxShare, field + ".maxShare"), 1, field + ".maxShare"),
        QueueRules.duration(cap.holds, "30s", field + ".holds"));
  }

  /**
   * @param region the queue's own region, which is the only one if no regions are listed
   */
  private static LatencyRules latency(LatencySpec latency, @Nullable String region) {
    String field = "spec.latency.regions";
    Ramp bound = ramp(latency, Duration.ZERO, "spec.latency");
    if (latency.regions == null) {
      if (region == null) {
        throw new InvalidQueue(
            field, "must say where matches may be played, as there is no spec.region");
      }
      return new LatencyRules(bound, List.of(QueueRules.region(region, "spec.region")));
    }
    // An item of a YAML list may be null.
    latency.regions.forEach(one -> QueueRules.region(QueueRules.required(one, field), field));
    try {
      return new LatencyRules(bound, latency.regions);
    } catch (IllegalArgumentException e) {
      throw new InvalidQueue(field, String.valueOf(e.getMessage()));
    }
  }

  private static Ramp ramp(RampSpec ramp, Duration opening, String field) {
    double start =
        atLeast(0, QueueRules.required(ramp.start, field + ".start"), 0, field + ".start");
    double grow = atLeast(0, ramp.growPerSecond, 0, field + ".growPerSecond");
    double max = atLeast(0, QueueRules.required(ramp.max, field + ".max"), 0, field + ".max");
    if (max < start) {
      throw new InvalidQueue(field + ".max", "must not be below start");
    }
    return new Ramp(start, grow, max, opening);
  }

  private static String attribute(@Nullable String name, String otherwise, String field) {
    String value = or(name, () -> otherwise);
    if (value.length() > SkillSpec.LONGEST_NAME || !ATTRIBUTE.matcher(value).matches()) {
      throw new InvalidQueue(
          field,
          "must be an attribute's name: 1 to "
              + SkillSpec.LONGEST_NAME
              + " characters of A-Z a-z 0-9 . _ -");
    }
    return value;
  }

  private static int whole(int least, int most, @Nullable Integer value, String field) {
    return QueueRules.between(least, most, QueueRules.required(value, field), field);
  }

  private static double atLeast(
      double least, @Nullable Double value, double otherwise, String field) {
    return number(least, Double.MAX_VALUE, value, otherwise, field);
  }

  /** A NaN is out of any range. */
  private static double number(
      double least, double most, @Nullable Double value, double otherwise, String field) {
    double number = or(value, () -> otherwise);
    if (!(number >= least && number <= most)) {
      String range = most == Double.MAX_VALUE ? "at least " + least : least + " to " + most;
      throw new InvalidQueue(field, "must be " + range + ", not " + number);
    }
    return number;
  }

  private static <T> T or(@Nullable T value, Supplier<T> otherwise) {
    return value == null ? otherwise.get() : value;
  }
}
