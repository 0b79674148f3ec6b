package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A match, decided once; the API server refuses changes. The types of the fields are those of the
 * JSON form.
 */
@ValidationRule(value = "self == oldSelf", message = "a GameSession's spec can't be changed")
@JsonInclude(JsonInclude.Include.NON_NULL)
public class GameSessionSpec {

  @Required
  @JsonPropertyDescription("The MatchQueue, in the session's own namespace.")
  public @Nullable String queue;

  @JsonPropertyDescription(
      "Where it is played: the region its players are near to, or else the queue's.")
  public @Nullable String region;

  @Required
  @JsonPropertyDescription("The players of each team.")
  public List<List<String>> teams = new ArrayList<>();

  @Required
  @JsonPropertyDescription("The tickets the match was formed of.")
  public List<SessionTicket> tickets = new ArrayList<>();

  @JsonPropertyDescription("When the match was formed.")
  public @Nullable String formedAt;

  @JsonPropertyDescription("Why the match was formed as it was.")
  public @Nullable SessionWhy why;

  @JsonPropertyDescription("How the match is rated, by the queue when it was formed.")
  public @Nullable SessionLadder ladder;

  @Required
  @JsonPropertyDescription("The queue's rules for its server when the match was formed.")
  public @Nullable SessionServer server;

  @JsonPropertyDescription("How long the session is kept after its end.")
  public @Nullable String retention;

  /** A ticket of the match. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class SessionTicket {
    @Required public @Nullable String id;
    @Required public List<String> players = new ArrayList<>();
    @Required public @Nullable String joinedAt;
    @Required public @Nullable Integer requeues;

    @JsonPropertyDescription("What its party brought along for the matcher.")
    public @Nullable Map<String, Double> attributes;
  }

  /** Why the match was formed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class SessionWhy {
    @JsonPropertyDescription("full or partial.")
    public @Nullable String rule;

    @JsonPropertyDescription("How long the longest waiting of its tickets had waited.")
    public @Nullable String oldestWait;

    @JsonPropertyDescription("How long each had waited, in the order of tickets.")
    public @Nullable List<String> waits;

    @JsonPropertyDescription("1 for teams without any difference, towards 0 the more they differ.")
    public @Nullable Double quality;

    @JsonPropertyDescription(
        "The predicted chance that the first team wins; of three or more, the strongest against"
            + " the weakest.")
    public @Nullable Double chance;

    @JsonPropertyDescription("The difference of its tickets' highest and lowest skill.")
    public @Nullable Double spread;

    @JsonPropertyDescription("The greatest spread that its oldest ticket's wait allowed.")
    public @Nullable Double window;

    @JsonPropertyDescription("The region in which it is played; absent if the queue has none.")
    public @Nullable String region;
  }

  /** The rules of the match's ladder, which were checked when they were read from the queue. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class SessionLadder {
    public @Nullable String name;
    public @Nullable String system;
    public @Nullable Boolean fromServer;
    public @Nullable String whileRunning;

    @JsonPropertyDescription("Absent: no decay.")
    public @Nullable String decayAfter;

    public @Nullable Double decayPerDay;
  }

  /** The rules for the match's server. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public static class SessionServer {
    @Required public @Nullable Integer port;
    @Required public @Nullable String readyTimeout;
    @Required public @Nullable String lostGrace;
    @Required public @Nullable String maxDuration;
    @Required public @Nullable Integer attempts;

    @JsonPropertyDescription("How often to ask whether the match is over; absent: never.")
    public @Nullable String stopProbe;
  }
}
