package games.kickoff.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PodEventsTest {

  @Test
  void theNewestWarningSaysWhyAPodIsNotStarted() {
    List<Event> events =
        List.of(
            event("Warning", "FailedMount", "secret \"a\" not found", "m-1", "12:00:02"),
            event("Warning", "FailedMount", "secret \"b\" not found", "m-1", "12:00:04"),
            event("Warning", "FailedMount", "secret \"c\" not found", "m-1", "12:00:03"));
    assertThat(PodEvents.newest(events, "m-1"))
        .contains(new PodEvents.Warning("FailedMount", "FailedMount: secret \"b\" not found"));
  }

  @Test
  void whatIsNormalOrAboutAnotherPodIsNoReason() {
    List<Event> events =
        List.of(
            event("Normal", "Pulling", "pulling image", "m-1", "12:00:02"),
            event("Warning", "FailedMount", "secret not found", "m-2", "12:00:02"));
    assertThat(PodEvents.newest(events, "m-1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Unhealthy", "FailedScheduling", "BackOff"})
  void warningsOfOtherTimesInAPodsLifeAreNoReason(String reason) {
    List<Event> events = List.of(event("Warning", reason, "why", "m-1", "12:00:02"));
    assertThat(PodEvents.newest(events, "m-1")).isEmpty();
  }

  private static Event event(String type, String reason, String message, String pod, String at) {
    return new EventBuilder()
        .withType(type)
        .withReason(reason)
        .withMessage(message)
        .withLastTimestamp("2026-11-21T" + at + "Z")
        .withNewInvolvedObject()
        .withKind("Pod")
        .withName(pod)
        .endInvolvedObject()
        .build();
  }
}
