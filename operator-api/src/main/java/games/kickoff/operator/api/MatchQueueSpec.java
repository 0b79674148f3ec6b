package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import games.kickoff.core.id.DnsLabel;
import games.kickoff.core.time.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.jspecify.annotations.Nullable;

/**
 * A queue's spec, as a user writes it. The types of the fields are those of the JSON form, and any
 * field may be null, since the API server may not have filled in the defaults. Code reads {@code
 * QueueRules} instead.
 */
@ValidationRule(
    value =
        "!has(self.partial) || (self.partial.minPlayers >= self.teams.count"
            + " && self.partial.minPlayers <= self.teams.count * self.teams.size)",
    fieldPath = ".partial.minPlayers",
    message =
        "must be at least teams.count (a player a team) and at most teams.count x teams.size (a"
            + " full match)")
@ValidationRule(
    value =
        "!has(self.parties) || !has(self.parties.maxSize)"
            + " || self.parties.maxSize <= self.teams.size",
    fieldPath = ".parties.maxSize",
    message = "must be at most teams.size: a party plays in one team")
@ValidationRule(
    value =
        "!has(self.ladder) || (self.teams.count >= 2 && (!has(self.ladder.system)"
            + " || self.ladder.system != 'gaussian' || self.teams.count == 2))",
    fieldPath = ".ladder",
    message = "needs teams.count of 2 for system gaussian, and of at least 2 for plackettLuce")
@ValidationRule(
    value = "!has(self.latency) || has(self.latency.regions) || has(self.region)",
    fieldPath = ".latency.regions",
    message = "must say where matches may be played, as there is no spec.region")
@JsonInclude(JsonInclude.Include.NON_NULL)
public class MatchQueueSpec {

  // Equal to core's defaults for queues published without a MatchQueue; a test compares them.
  public static final String DEFAULT_TICKET_TTL = "60s";
  public static final String DEFAULT_RETENTION = "10m";
  public static final String DEFAULT_MAX_STARTING = "50";

  public static final String REGION_PATTERN = DnsLabel.PATTERN;

  // Validation rules, not @Pattern: the error message of a pattern is the pattern itself.
  private static final String REGION = "self.matches('" + REGION_PATTERN + "')";
  private static final String REGION_HELP =
      "must be a DNS label of at most 63 characters (a-z, 0-9, -)";
  private static final String DURATION_PATTERN = "self.matches(r'" + GoDuration.PATTERN + "')";
  // The comparison fails for durations above 292 years, and the API server reports that.
  static final String DURATION = DURATION_PATTERN + " && duration(self) >= duration('0s')";
  static final String DURATION_HELP = "must be a duration such as 90s, 1h30m or 250ms";
  private static final String SECOND =
      "!" + DURATION_PATTERN + " || duration(self) >= duration('1s')";
  private static final String SECOND_HELP = "must be at least 1s";

  @JsonPropertyDescription("A label for players and dashboards, such as eu-west.")
  @Size(max = 63)
  @ValidationRule(value = REGION, message = REGION_HELP)
  public @Nullable String region;

  @Required
  @JsonPropertyDescription("The teams of a full match.")
  public @Nullable Teams teams;

  @JsonPropertyDescription("When to play short-handed. Absent: never.")
  public @Nullable Partial partial;

  @JsonPropertyDescription("Rules for parties.")
  public @Nullable PartiesSpec parties;

  @JsonPropertyDescription("Players of like skill play together. Absent: skill does not matter.")
  public @Nullable SkillSpec skill;

  @JsonPropertyDescription(
      "The latency in ms that a ticket may have to its match's region, by its own wait; a ticket"
          + " says its own as the attributes latency.<region>. Absent: regions do not matter.")
  public @Nullable LatencySpec latency;

  @JsonPropertyDescription("How its matches are rated. Absent: they are not.")
  public @Nullable LadderSpec ladder;

  @Required
  @JsonPropertyDescription("The server a match is played on.")
  public @Nullable Server server;

  @JsonPropertyDescription("A waiting ticket expires if no client requests it for that long.")
  @Default(DEFAULT_TICKET_TTL)
  @Size(max = GoDuration.MAX_LENGTH)
  @ValidationRule(value = DURATION, message = DURATION_HELP)
  @ValidationRule(value = SECOND, message = SECOND_HELP)
  public @Nullable String ticketTtl;

  @JsonPropertyDescription("How long ended sessions, tickets and matches can be looked at.")
  @Default(DEFAULT_RETENTION)
  @Size(max = GoDuration.MAX_LENGTH)
  @ValidationRule(value = DURATION, message = DURATION_HELP)
  @ValidationRule(value = SECOND, message = SECOND_HELP)
  public @Nullable String retention;

  @JsonPropertyDescription("Whether no matches are formed.")
  @Default("false")
  public @Nullable Boolean paused;

  @JsonPropertyDescription("Whether joins are accepted or refused while the queue is paused.")
  @Default("accept")
  public @Nullable JoinsWhilePaused joinsWhilePaused;

  /** What a paused queue does with joins. */
  public enum JoinsWhilePaused {
    /** Players join, and their tickets wait. */
    @JsonProperty("accept")
    ACCEPT,
    /** Joins are refused with the reason that the queue is paused. */
    @JsonProperty("refuse")
    REFUSE
  }

  /** The number of teams in a match, and of players in a team. */
  @ValidationRule(
      value = "self.count * self.size <= 1000",
      message = "count x size must be at most 1000 players")
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

  /** When to form a match with fewer players than a full one. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Partial {
    @Required
    @Min(1)
    @JsonPropertyDescription("Players a partial match needs: at least one a team.")
    public @Nullable Integer minPlayers;

    @Required
    @Size(max = GoDuration.MAX_LENGTH)
    @ValidationRule(value = DURATION, message = DURATION_HELP)
    @JsonPropertyDescription("How long the longest waiting ticket must have waited.")
    public @Nullable String after;
  }

  /** The server: a pod template, and the time limits for its pods. */
  @ValidationRule(
      value =
          "!has(self.template.metadata) || !has(self.template.metadata.__namespace__)"
              + " || self.template.metadata.__namespace__ == ''",
      fieldPath = ".template.metadata.namespace",
      message = "must be absent: pods run in the queue's namespace")
  @ValidationRule(
      value =
          "has(self.template.spec) && has(self.template.spec.containers)"
              + " && size(self.template.spec.containers) > 0",
      fieldPath = ".template.spec.containers",
      message = "must have the game's container as the first")
  @ValidationRule(
      value =
          "!has(self.template.spec) || !has(self.template.spec.containers)"
              + " || self.template.spec.containers.all(c, has(c.name) && has(c.image))",
      fieldPath = ".template.spec.containers",
      message = "must have a name and an image each")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class Server {
    @Required
    @JsonPropertyDescription(
        "The pod to make for a match. Its first container is the game. Kickoff adds labels, PORT,"
            + " a readiness probe, restartPolicy Never and safe defaults.")
    public @Nullable PodTemplateSpec template;

    @JsonPropertyDescription("The port on which the game listens.")
    @Default("8080")
    @Min(1)
    @Max(65535)
    public @Nullable Integer port;

    @JsonPropertyDescription("How long a scheduled pod may take to get ready.")
    @Default("60s")
    @Size(max = GoDuration.MAX_LENGTH)
    @ValidationRule(value = DURATION, message = DURATION_HELP)
    @ValidationRule(value = SECOND, message = SECOND_HELP)
    public @Nullable String readyTimeout;

    @JsonPropertyDescription(
        "How long a live match's pod may be missing before the match counts as lost.")
    @Default("30s")
    @Size(max = GoDuration.MAX_LENGTH)
    @ValidationRule(value = DURATION, message = DURATION_HELP)
    public @Nullable String lostGrace;

    @JsonPropertyDescription("The longest match; then its pod is deleted.")
    @Default("1h")
    @Size(max = GoDuration.MAX_LENGTH)
    @ValidationRule(value = DURATION, message = DURATION_HELP)
    @ValidationRule(value = SECOND, message = SECOND_HELP)
    public @Nullable String maxDuration;

    @JsonPropertyDescription("How many pods a match may try before its players go back.")
    @Default("2")
    @Min(1)
    @Max(10)
    public @Nullable Integer attempts;

    @JsonPropertyDescription("How many sessions of this queue may be starting at once.")
    @Default(DEFAULT_MAX_STARTING)
    @Min(1)
    @Max(10000)
    public @Nullable Integer maxStarting;

    @JsonPropertyDescription(
        "Asks a server that keeps running after its match whether the match is over.")
    public @Nullable StopProbe stopProbe;

    @JsonPropertyDescription(
        "Whether a server may be evicted during its match, as by a drain of its node or by an"
            + " autoscaler. never: they wait until the match has ended.")
    @Default("never")
    public @Nullable Eviction eviction;

    @JsonPropertyDescription(
        "Ports of the nodes that players reach servers at, one a server. Without it they are given"
            + " the pod's own address, which is for players inside the cluster's network.")
    public @Nullable HostPorts hostPorts;
  }

  /** Whether voluntary disruptions may end a match. */
  public enum Eviction {
    /** A drain or an autoscaler waits until the match has ended. */
    @JsonProperty("never")
    NEVER,
    /** The match ends with an eviction, as {@code Disrupted}. */
    @JsonProperty("always")
    ALWAYS
  }

  /** A range of the nodes' ports. */
  @ValidationRule(value = "self.from <= self.to", message = "from must not be above to")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class HostPorts {
    @Required
    @Min(1024)
    @Max(65535)
    public @Nullable Integer from;

    @Required
    @Min(1024)
    @Max(65535)
    public @Nullable Integer to;
  }

  /** How a server that does not end by itself is asked whether its match is over. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class StopProbe {

    /** How to ask. */
    public enum Protocol {
      /** Do not ask: the server ends by itself. */
      @JsonProperty("none")
      NONE,
      /** Send the line GET_STATE over TCP; the server answers STATE stop when the match is over. */
      @JsonProperty("line")
      LINE
    }

    @Default("none")
    public @Nullable Protocol protocol;

    @JsonPropertyDescription("The time between two requests.")
    @Default("10s")
    @Size(max = GoDuration.MAX_LENGTH)
    @ValidationRule(value = DURATION, message = DURATION_HELP)
    @ValidationRule(value = SECOND, message = SECOND_HELP)
    public @Nullable String period;
  }
}
