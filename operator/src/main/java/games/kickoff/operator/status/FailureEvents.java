package games.kickoff.operator.status;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes Kubernetes Events, for failures only; {@code kubectl describe} shows them below an object.
 * Writing is asynchronous, and an Event that can't be written is dropped: the status or the log has
 * the same information.
 */
public final class FailureEvents {

  private static final Logger log = LoggerFactory.getLogger(FailureEvents.class);
  private static final int MAX_NOTE = 1024;

  private final KubernetesClient client;
  private final Clock clock;

  public FailureEvents(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Reports a failure on the object it concerns. */
  public void warn(HasMetadata about, String reason, String message) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Event event =
        new EventBuilder()
            .withNewMetadata()
            .withNamespace(about.getMetadata().getNamespace())
            .withGenerateName(about.getMetadata().getName() + ".")
            .endMetadata()
            .withNewInvolvedObject()
            .withApiVersion(about.getApiVersion())
            .withKind(about.getKind())
            .withNamespace(about.getMetadata().getNamespace())
            .withName(about.getMetadata().getName())
            .withUid(about.getMetadata().getUid())
            .endInvolvedObject()
            .withType("Warning")
            .withReason(reason)
            .withMessage(message.length() <= MAX_NOTE ? message : message.substring(0, MAX_NOTE))
            .withNewSource()
            .withComponent("kickoff-operator")
            .endSource()
            .withFirstTimestamp(now)
            .withLastTimestamp(now)
            .withCount(1)
            .build();
    Thread.ofVirtual().name("event").start(() -> write(event));
  }

  private void write(Event event) {
    try {
      client.resource(event).create();
    } catch (KubernetesClientException e) {
      log.debug("No Event for {}: {}", event.getInvolvedObject().getName(), e.getMessage());
    }
  }
}
