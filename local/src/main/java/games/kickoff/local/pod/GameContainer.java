package games.kickoff.local.pod;

import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/**
 * The container of a pod that is run: the one that the pod's annotation names, since a service mesh
 * may have put its own before it; without the annotation the first.
 */
final class GameContainer {

  private GameContainer() {}

  static Container of(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    String name = annotations == null ? null : annotations.get(GameSession.CONTAINER_ANNOTATION);
    List<Container> containers = pod.getSpec().getContainers();
    return containers.stream()
        .filter(container -> name != null && name.equals(container.getName()))
        .findFirst()
        .orElseGet(containers::getFirst);
  }

  /** The other containers: the node pretends to run them until the pod is deleted. */
  static List<Container> besides(Pod pod) {
    Container game = of(pod);
    return pod.getSpec().getContainers().stream().filter(container -> container != game).toList();
  }
}
