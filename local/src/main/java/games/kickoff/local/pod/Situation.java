package games.kickoff.local.pod;

import games.kickoff.local.network.PodAddress;
import java.time.Instant;
import java.util.Optional;

/** Where a pod stands; a kubelet's status follows from it. */
sealed interface Situation {

  /** No address is left on the node. */
  record Unschedulable(String message) implements Situation {}

  /** On the node, and can't be started. */
  record Waiting(PodAddress address, String reason, String message) implements Situation {}

  record Running(PodAddress address, String id, Instant since, boolean ready)
      implements Situation {}

  /**
   * Its container has ended.
   *
   * @param because the pod's own reason where the container wasn't what ended it
   */
  record Ended(PodAddress address, String id, Instant since, Exit exit, Optional<Because> because)
      implements Situation {}

  record Because(String reason, String message) {}
}
