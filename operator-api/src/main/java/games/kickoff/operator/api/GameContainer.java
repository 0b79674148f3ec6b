package games.kickoff.operator.api;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/**
 * The game's container in a pod: the one that the pod's annotation names, since containers of a
 * service mesh may have been put before it. Pods without that annotation have it first.
 */
public final class GameContainer {

  private GameContainer() {}

  public static Container of(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    String name = annotations == null ? null : annotations.get(GameSession.CONTAINER_ANNOTATION);
    List<Container> containers = pod.getSpec().getContainers();
    return containers.stream()
        .filter(container -> name != null && name.equals(container.getName()))
        .findFirst()
        .orElseGet(containers::getFirst);
  }
}
