package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import games.kickoff.core.time.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Rules for parties, as a user writes them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public class PartiesSpec {

  @Min(1)
  @JsonPropertyDescription("Players in the largest party that may join. Absent: a whole team.")
  public @Nullable Integer maxSize;

  @Default("0s")
  @Size(max = GoDuration.MAX_LENGTH)
  @ValidationRule(value = MatchQueueSpec.DURATION, message = MatchQueueSpec.DURATION_HELP)
  @JsonPropertyDescription(
      "For how long a ticket plays only where every team has parties of the same sizes.")
  public @Nullable String likeSizeFor;
}
