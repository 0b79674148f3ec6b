package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue's status, written by the operator. Counts are written at most every 5 s, and are at most
 * 10 s old.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public class MatchQueueStatus {

  public @Nullable Long observedGeneration;

  @JsonPropertyDescription("Tickets waiting.")
  public @Nullable Integer waiting;

  @JsonInclude(JsonInclude.Include.ALWAYS) // a merge patch removes a field only by a null
  @JsonPropertyDescription("When the longest waiting ticket joined; absent when none waits.")
  public @Nullable String oldestJoinAt;

  @JsonPropertyDescription("Sessions whose players are not assigned yet.")
  public @Nullable Integer starting;

  @JsonPropertyDescription("Sessions being played.")
  public @Nullable Integer active;

  @JsonPropertyDescription(
      "Sessions created for the queue. The count goes on when Redis has lost its own.")
  public @Nullable Long matchesFormed;

  @JsonPropertyDescription(
      "Ready: the rules are understood. Matching: matches can be formed. ServerAdmitted: the API"
          + " server would take the server's pod.")
  public List<Condition> conditions = new ArrayList<>();
}
