package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from a pod's Events why its node can't start it. A volume that can't be mounted, or a
 * network that can't be set up, is in no field of the pod.
 */
public final class PodEvents {

  /** Warnings about pods that run, or that have no node yet. */
  private static final Set<String> OTHERWISE = Set.of("Unhealthy", "FailedScheduling", "BackOff");

  private static final long MOST = 50;

  private PodEvents() {}

  /**
   * A warning of the kubelet.
   *
   * @param reason one word, such as FailedMount
   */
  public record Warning(String reason, String message) {}

  /** Reads the newest warning about a pod's start from the API server. */
  public static Optional<Warning> why(KubernetesClient client, String namespace, String pod) {
    List<Event> events =
        client
            .v1()
            .events()
            .inNamespace(namespace)
            .withField("involvedObject.name", pod)
            .list(new ListOptionsBuilder().withLimit(MOST).build())
            .getItems();
    return newest(events, pod);
  }

  static Optional<Warning> newest(List<Event> events, String pod) {
    return events.stream()
        .filter(event -> "Warning".equals(event.getType()))
        .filter(event -> "Pod".equals(event.getInvolvedObject().getKind()))
        .filter(event -> pod.equals(event.getInvolvedObject().getName()))
        .filter(event -> event.getReason() != null && !OTHERWISE.contains(event.getReason()))
        .max(Comparator.comparing(PodEvents::time))
        .map(event ->
            new Warning(
                event.getReason(),
                event.getReason() + ": " + Objects.requireNonNullElse(event.getMessage(), "")));
  }

  /** ISO 8601 in UTC, so that texts compare like times. */
  private static String time(Event event) {
    if (event.getLastTimestamp() != null) {
      return event.getLastTimestamp();
    }
    return event.getEventTime() == null
        ? ""
        : Objects.requireNonNullElse(event.getEventTime().getTime(), "");
  }
}
