package games.kickoff.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import games.kickoff.core.match.LatencyRules;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How low the latency between a match's region and its players has to be, as a user writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public class LatencySpec extends RampSpec {

  private static final String LABELS =
      "self.all(r, size(r) <= 63 && r.matches('" + MatchQueueSpec.REGION_PATTERN + "'))";

  @Size(min = 1, max = LatencyRules.MOST_REGIONS)
  @ValidationRule(
      value = LABELS,
      message = "must be DNS labels of at most 63 characters (a-z, 0-9, -)")
  @ValidationRule(
      value = "self.all(r, self.exists_one(s, s == r))",
      message = "must not name a region twice")
  @JsonPropertyDescription(
      "Where its matches may be played, the preferred one first; what tickets say of other regions"
          + " is ignored. Absent: in spec.region alone.")
  public @Nullable List<@Size(max = 63) String> regions;
}
