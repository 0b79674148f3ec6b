package games.kickoff.operator.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import games.kickoff.core.time.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a user writes. The types here are the wire's: everything may be absent, as no API server has
 * to have filled in the defaults; {@link QueueRules} is what the code reads.
 */
@ValidationRule(
    value =
        "!has(self.partial) || (self.partial.minPlayers >= self.teams.count"
            + " && self.partial.minPlayers <= self.teams.count * self.teams.size)",
    message =
        "partial.minPlayers must be at least teams.count (a player a team) and at most teams.count"
            + " x teams.size (a full match)")
@ValidationRule(
    value = "self.teams.count * self.teams.size <= 1000",
    message = "teams.count x teams.size must be at most 1000")
@JsonInclude(JsonInclude.Include.NON_NULL)
public class MatchQueueSpec {

  static final String REGION_PATTERN = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$";

  @JsonPropertyDescription("A label for players and dashboards, such as eu-west.")
  @Pattern(REGION_PATTERN)
  public @Nullable String region;

  @Required
  @JsonPropertyDescription("The teams of a full match.")
  public @Nullable Teams teams;

  @JsonPropertyDescription("When to play short-handed. Absent: never.")
  public @Nullable Partial partial;

  @Required
  @JsonPropertyDescription("The server a match is played on.")
  public @Nullable Server server;

  @JsonPropertyDescription("A waiting ticket nobody asked for in that time expires.")
  @Default("60s")
  @Pattern(GoDuration.PATTERN)
  @ValidationRule(value = "duration(self) >= duration('1s')", message = "must be at least 1s")
  public @Nullable String ticketTtl;

  @JsonPropertyDescription("How long ended sessions, tickets and matches can be looked at.")
  @Default("10m")
  @Pattern(GoDuration.PATTERN)
  @ValidationRule(value = "duration(self) >= duration('1s')", message = "must be at least 1s")
  public @Nullable String retention;

  @JsonPropertyDescription("No match is formed.")
  @Default("false")
  public @Nullable Boolean paused;

  @JsonPropertyDescription("Whether joins are accepted or refused while the queue is paused.")
  @Default("accept")
  public @Nullable JoinsWhilePaused joinsWhilePaused;

  /** What a paused queue does with joins. */
  public enum JoinsWhilePaused {
    /** They wait. */
    accept,
    /** They are told that the queue is paused. */
    refuse
  }

  /** How many teams of how many players. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Teams {
    @Required
    @Min(1)
    @Max(100)
    public @Nullable Integer count;

    @Required
    @Min(1)
    @Max(100)
    public @Nullable Integer size;
  }

  /** Playing short-handed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Partial {
    @Required
    @Min(1)
    @JsonPropertyDescription("Players a partial match needs: at least one a team.")
    public @Nullable Integer minPlayers;

    @Required
    @Pattern(GoDuration.PATTERN)
    @JsonPropertyDescription("How long the longest waiting ticket must have waited.")
    public @Nullable String after;
  }

  /** The server: a pod template, and how long its pods may take. */
  @ValidationRule(
      value =
          "!has(self.template.metadata) || !has(self.template.metadata.__namespace__)"
              + " || self.template.metadata.__namespace__ == ''",
      message = "template.metadata.namespace must be absent: pods run in the queue's namespace")
  @ValidationRule(
      value =
          "has(self.template.spec) && has(self.template.spec.containers)"
              + " && size(self.template.spec.containers) > 0",
      message = "template.spec.containers must have the game's container as the first")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Server {
    @Required
    @JsonPropertyDescription(
        "The pod to make for a match. Its first container is the game. Kickoff adds labels, PORT,"
            + " a readiness probe, restartPolicy Never and safe defaults.")
    public @Nullable PodTemplateSpec template;

    @JsonPropertyDescription("Where the game listens.")
    @Default("8080")
    @Min(1)
    @Max(65535)
    public @Nullable Integer port;

    @JsonPropertyDescription("How long a scheduled pod may take to get ready.")
    @Default("60s")
    @Pattern(GoDuration.PATTERN)
    @ValidationRule(value = "duration(self) >= duration('1s')", message = "must be at least 1s")
    public @Nullable String readyTimeout;

    @JsonPropertyDescription("How long a live match's pod may be out of sight before it is lost.")
    @Default("30s")
    @Pattern(GoDuration.PATTERN)
    public @Nullable String lostGrace;

    @JsonPropertyDescription("The longest match; then its pod is deleted.")
    @Default("1h")
    @Pattern(GoDuration.PATTERN)
    @ValidationRule(value = "duration(self) >= duration('1s')", message = "must be at least 1s")
    public @Nullable String maxDuration;

    @JsonPropertyDescription("How many pods a match may try before its players go back.")
    @Default("2")
    @Min(1)
    @Max(10)
    public @Nullable Integer attempts;

    @JsonPropertyDescription("How many sessions of this queue may be starting at once.")
    @Default("50")
    @Min(1)
    @Max(10000)
    public @Nullable Integer maxStarting;

    @JsonPropertyDescription("Asking a server that says stop and stays.")
    public @Nullable StopProbe stopProbe;
  }

  /** How a server that does not end by itself is asked whether its match is over. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class StopProbe {

    /** How to ask. */
    public enum Protocol {
      /** The server ends by itself. */
      none,
      /** A line GET_STATE over TCP, answered STATE stop when the match is over. */
      line
    }

    @Default("none")
    public @Nullable Protocol protocol;

    @JsonPropertyDescription("How often.")
    @Default("10s")
    @Pattern(GoDuration.PATTERN)
    @ValidationRule(value = "duration(self) >= duration('1s')", message = "must be at least 1s")
    public @Nullable String period;
  }
}
