package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import games.kickoff.core.time.GoDuration;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The largest allowed difference in skill, as a user writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public class WindowSpec extends RampSpec {

  @Default("0s")
  @Size(max = GoDuration.MAX_LENGTH)
  @ValidationRule(value = MatchQueueSpec.DURATION, message = MatchQueueSpec.DURATION_HELP)
  @JsonPropertyDescription("How long the window takes to open to start, slowly at first.")
  public @Nullable String opening;
}
