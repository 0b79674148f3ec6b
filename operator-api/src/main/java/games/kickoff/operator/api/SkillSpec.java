package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.time.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Which players fit together, as a user writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public class SkillSpec {

  /**
   * Leaves four characters of an attribute's name for the suffix with a player's number, such as
   * {@code .12}.
   */
  public static final int LONGEST_NAME = Attributes.MAX_NAME - 4;

  public static final String NAME_PATTERN = "^[A-Za-z0-9._-]+$";
  private static final String NAME = "self.matches('" + NAME_PATTERN + "')";
  private static final String NAME_HELP =
      "must be an attribute's name: characters of A-Z a-z 0-9 . _ -";

  @Default(SkillRules.RATING)
  @Size(max = LONGEST_NAME)
  @ValidationRule(value = NAME, message = NAME_HELP)
  @JsonPropertyDescription(
      "The ticket's attribute that is its skill; with .1, .2 ... that of its players one by one.")
  public @Nullable String attribute;

  @Default(SkillRules.UNCERTAINTY)
  @Size(max = LONGEST_NAME)
  @ValidationRule(value = NAME, message = NAME_HELP)
  @JsonPropertyDescription("The attribute that holds the rating's standard deviation.")
  public @Nullable String uncertaintyAttribute;

  @JsonPropertyDescription("The skill of a player whose ticket says nothing of it.")
  public @Nullable Unknown unknown;

  @Required
  @JsonPropertyDescription(
      "How far the highest and the lowest ticket of a match may be apart, by its oldest's wait.")
  public @Nullable WindowSpec window;

  @Default("mean")
  @JsonPropertyDescription("What a party counts as: the mean of its players, or its best.")
  public @Nullable Aggregation partyAggregation;

  @JsonPropertyDescription("Caps very uncertain players in a match. Absent: no cap.")
  public @Nullable Uncertain uncertain;

  // Not @Min: an API server that gets the whole number 0 would compare it with 0.
  @ValidationRule(value = "self >= 0.001", message = "must be at least 0.001")
  @JsonPropertyDescription(
      "How much a player's performance varies around their skill, a standard deviation. Absent:"
          + " 25/6.")
  public @Nullable Double beta;

  @JsonPropertyDescription("The weights of other costs than an uneven chance when teams are made.")
  public @Nullable Weights weights;

  /** What counts as a party's skill. */
  public enum Aggregation {
    /** The mean of its players. */
    @JsonProperty("mean")
    MEAN,
    /** Its best player. */
    @JsonProperty("max")
    MAX
  }

  /** The skill of a player whose ticket has none. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Unknown {
    @JsonPropertyDescription("Absent: 25.")
    public @Nullable Double mean;

    @Min(0)
    @JsonPropertyDescription("Absent: 25/3.")
    public @Nullable Double uncertainty;
  }

  /** How many players of a match may be very uncertain. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Uncertain {
    @Required
    @Min(0)
    @JsonPropertyDescription("The uncertainty above which a player is very uncertain.")
    public @Nullable Double above;

    @Required
    @Min(0)
    @Max(1)
    @JsonPropertyDescription("The share of a match's players who may be.")
    public @Nullable Double maxShare;

    @Default("30s")
    @Size(max = GoDuration.MAX_LENGTH)
    @ValidationRule(value = MatchQueueSpec.DURATION, message = MatchQueueSpec.DURATION_HELP)
    @JsonPropertyDescription("The cap holds for matches whose oldest ticket has waited less.")
    public @Nullable String holds;
  }

  /** The weights of what counts besides the predicted chance when teams are made. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Weights {
    @Min(0)
    @Max(1000)
    @JsonPropertyDescription("The weight of the spread, which is measured in betas. Absent: 0.05.")
    public @Nullable Double spread;

    @Min(0)
    @Max(1000)
    @JsonPropertyDescription("Of players in parties without a counterpart. Absent: 0.05.")
    public @Nullable Double parties;
  }
}
