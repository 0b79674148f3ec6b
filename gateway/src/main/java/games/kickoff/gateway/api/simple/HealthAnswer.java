package games.kickoff.gateway.api.simple;

import com.fasterxml.jackson.annotation.JsonInclude;
import games.kickoff.gateway.health.HealthReport;
import java.util.Map;

/** The answer to {@code GET /health}. The checks are listed only if one of them failed. */
record HealthAnswer(
    String status, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> checks) {

  static HealthAnswer of(HealthReport report) {
    return report.isOk()
        ? new HealthAnswer("ok", Map.of())
        : new HealthAnswer("degraded", report.checks());
  }
}
