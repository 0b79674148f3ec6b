package games.kickoff.operator.crash;

import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;

/**
 * A node that runs the pods of a namespace: each pod gets ready, and its game ends once the session
 * is Ready, unless the test sets it otherwise.
 */
final class FakeNode implements AutoCloseable {

  private final KubernetesClient client;
  private final String namespace;
  private final List<SharedIndexInformer<?>> informers;
  private boolean starts = true;
  private boolean ends = true;
  private int broken;

  FakeNode(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    this.informers =
        List.of(
            client.pods().inNamespace(namespace).inform(new Look<>()),
            client.resources(GameSession.class).inNamespace(namespace).inform(new Look<>()));
  }

  /** Sets whether pods get ready from now on. */
  void letPodsGetReady(boolean may) {
    synchronized (this) {
      starts = may;
    }
    step();
  }

  /** Sets whether matches end from now on. */
  void letMatchesEnd(boolean may) {
    synchronized (this) {
      ends = may;
    }
    step();
  }

  /** Makes the next pods fail. */
  synchronized void breakNext(int pods) {
    broken = pods;
  }

  private synchronized void step() {
    for (Pod pod : client.pods().inNamespace(namespace).list().getItems()) {
      try {
        lookAt(pod);
      } catch (KubernetesClientException e) {
        // The pod was deleted or changed meanwhile, which causes another event.
        if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
            && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e;
        }
      }
    }
  }

  private void lookAt(Pod pod) {
    boolean isOver = pod.getStatus() != null && !pod.getStatus().getContainerStatuses().isEmpty();
    if (isOver) {
      return;
    }
    if (!isReady(pod)) {
      if (broken > 0) {
        client.resource(pod).edit(p -> exited(p, 1));
        broken--;
      } else if (starts) {
        client.resource(pod).edit(FakeNode::ready);
      }
    } else if (ends && isPlayed(pod)) {
      client.resource(pod).edit(p -> exited(p, 0));
    }
  }

  private boolean isPlayed(Pod pod) {
    GameSession session =
        client
            .resources(GameSession.class)
            .inNamespace(namespace)
            .withName(pod.getMetadata().getLabels().get(GameSession.SESSION_LABEL))
            .get();
    return session != null
        && session.getStatus() != null
        && session.getStatus().phase == Phase.READY;
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .map(PodCondition::getType)
            .anyMatch("Ready"::equals);
  }

  private static Pod ready(Pod pod) {
    String now = Instant.now().toString();
    return new PodBuilder(pod)
        .withNewStatus()
        .withPhase("Running")
        .withPodIP("127.1.2.3")
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("True")
        .withLastTransitionTime(now)
        .endCondition()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withLastTransitionTime(now)
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod exited(Pod pod, int code) {
    return new PodBuilder(pod)
        .editOrNewStatus()
        .withPhase(code == 0 ? "Succeeded" : "Failed")
        .addNewContainerStatus()
        .withName("game")
        .withNewState()
        .withNewTerminated()
        .withExitCode(code)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::close);
  }

  private final class Look<T> implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      step();
    }

    @Override
    public void onUpdate(T before, T object) {
      step();
    }

    @Override
    public void onDelete(T object, boolean unknown) {}
  }
}
