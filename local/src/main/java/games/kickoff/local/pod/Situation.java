package games.kickoff.local.pod;

import games.kickoff.local.network.PodAddress;
import java.time.Instant;
import java.util.Optional;

/** The situation of a pod, from which its status is derived as a kubelet does. */
sealed interface Situation {

  /** No address is left on the node. */
  record Unschedulable(String message) implements Situation {}

  /** It is on the node, but its container can't be started. */
  record Waiting(PodAddress address, String reason, String message) implements Situation {}

  record Running(PodAddress address, String id, Instant since, boolean ready)
      implements Situation {}

  /**
   * Its container has ended.
   *
   * @param because the pod's own reason, if the pod was ended and not the container by itself
   */
  record Ended(PodAddress address, String id, Instant since, Exit exit, Optional<Because> because)
      implements Situation {}

  record Because(String reason, String message) {}
}
