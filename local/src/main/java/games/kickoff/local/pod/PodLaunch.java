package games.kickoff.local.pod;

import games.kickoff.local.network.PodAddress;
import games.kickoff.operator.api.GameContainer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;

/** A pod that has an address and is to be started there. Only its game's container is run. */
public record PodLaunch(Pod pod, PodAddress address, String nodeName) {

  public Container container() {
    return GameContainer.of(pod);
  }

  /** A readable name for the pod's files, unique on this machine. */
  public String fileName() {
    String uid = pod.getMetadata().getUid();
    return pod.getMetadata().getNamespace()
        + "_"
        + pod.getMetadata().getName()
        + "_"
        + uid.substring(0, Math.min(8, uid.length()));
  }
}
