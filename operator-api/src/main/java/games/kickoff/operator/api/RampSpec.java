package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A limit that grows with a ticket's wait, as a user writes it. */
@ValidationRule(
    value = "self.max >= self.start",
    fieldPath = ".max",
    message = "must not be below start")
@JsonInclude(JsonInclude.Include.NON_NULL)
public class RampSpec {

  @Required
  @Min(0)
  @JsonPropertyDescription("What is allowed at first.")
  public @Nullable Double start;

  @Min(0)
  @JsonPropertyDescription("How much more with each second of waiting. Absent: 0.")
  public @Nullable Double growPerSecond;

  @Required
  @Min(0)
  @JsonPropertyDescription("The upper limit.")
  public @Nullable Double max;
}
