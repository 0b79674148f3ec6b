package games.kickoff.local.network;

import java.util.OptionalInt;

/**
 * Where a pod's server listens. A port stands in it only where pods share one address, so that the
 * port each of them asks for can't be had.
 */
public record PodAddress(String host, OptionalInt port) {

  static PodAddress ofHost(String host) {
    return new PodAddress(host, OptionalInt.empty());
  }

  static PodAddress ofPort(String host, int port) {
    return new PodAddress(host, OptionalInt.of(port));
  }
}
