package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's status, written by the operator. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public class GameSessionStatus {

  public @Nullable Long observedGeneration;

  @JsonPropertyDescription("Pending (also while absent), Starting, Ready, Ended or Failed.")
  public @Nullable Phase phase;

  @JsonPropertyDescription("The server's pod.")
  public @Nullable String pod;

  @JsonPropertyDescription("Where players connect.")
  public @Nullable String host;

  @JsonPropertyDescription("Where players connect.")
  public @Nullable Integer port;

  @JsonPropertyDescription("When its players were assigned.")
  public @Nullable String readyAt;

  public @Nullable String endedAt;

  @JsonPropertyDescription("Why it ended or failed, in one word.")
  public @Nullable String reason;

  @JsonPropertyDescription("Why it ended or failed, as a sentence.")
  public @Nullable String message;

  @JsonPropertyDescription("The number of the attempt to start a server, from 1.")
  public @Nullable Integer attempt;

  @JsonPropertyDescription(
      "Ready: players can connect. Recorded: the match stands in Postgres. Reconciled: False while"
          + " the operator fails to follow it.")
  public List<Condition> conditions = new ArrayList<>();
}
