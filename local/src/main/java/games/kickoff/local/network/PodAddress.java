package games.kickoff.local.network;

import java.util.OptionalInt;

/**
 * Where a pod's server listens. It has a port only where pods share one address, so that they can't
 * have the ports they ask for.
 */
public record PodAddress(String host, OptionalInt port) {

  static PodAddress ofHost(String host) {
    return new PodAddress(host, OptionalInt.empty());
  }

  static PodAddress ofPort(String host, int port) {
    return new PodAddress(host, OptionalInt.of(port));
  }
}
