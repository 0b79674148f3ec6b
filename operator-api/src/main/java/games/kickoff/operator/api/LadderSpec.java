package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.time.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** How a queue's matches are rated, as a user writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public class LadderSpec {

  @Required
  @JsonPropertyDescription("Queues that name the same ladder share its ratings.")
  @Size(max = 63)
  @ValidationRule(
      value = "self.matches('" + LadderName.PATTERN + "')",
      message = "must be a DNS label of at most 63 characters (a-z, 0-9, -)")
  public @Nullable String name;

  @JsonPropertyDescription(
      "gaussian for two teams, plackettLuce for any number. Absent: by teams.count.")
  public @Nullable RatingModel system;

  @JsonPropertyDescription("Where results come from, and what they do to a running match.")
  public @Nullable Results results;

  @JsonPropertyDescription("Deviations of players who stay away grow back. Absent: they don't.")
  public @Nullable DecaySpec decay;

  /** What turns results into ratings. */
  public enum RatingModel {
    @JsonProperty("gaussian")
    GAUSSIAN,
    @JsonProperty("plackettLuce")
    PLACKETT_LUCE
  }

  /** What a result does to a match that still runs. */
  public enum WhileRunning {
    @JsonProperty("wait")
    WAIT,
    @JsonProperty("end")
    END
  }

  /** Where results come from. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Results {

    @JsonPropertyDescription(
        "Whether a server's termination message may be the result; the API's always may.")
    @Default("true")
    public @Nullable Boolean fromServer;

    @JsonPropertyDescription(
        "What a result from the API does to a running match: it counts when the match ends, or it"
            + " ends the match.")
    @Default("wait")
    public @Nullable WhileRunning whileRunning;
  }

  /** How the deviations of inactive players grow. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class DecaySpec {

    @JsonPropertyDescription("How long after a player's last game it begins.")
    @Default("336h")
    @Size(max = GoDuration.MAX_LENGTH)
    @ValidationRule(value = MatchQueueSpec.DURATION, message = MatchQueueSpec.DURATION_HELP)
    public @Nullable String after;

    @Required
    @Min(0)
    @Max(100)
    @JsonPropertyDescription(
        "Its square is added to the deviation's square each day, up to a newcomer's deviation.")
    public @Nullable Double perDay;
  }
}
