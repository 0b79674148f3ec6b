package games.kickoff.local.network;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** 127.0.0.1 with a free port for each pod, for systems whose loopback has no other address. */
final class SingleAddress implements PodAddresses {

  private static final String HOST = "127.0.0.1";

  private final Set<Integer> taken = new HashSet<>();

  @Override
  public synchronized Optional<PodAddress> take() {
    int port = FreePort.on(HOST);
    while (!taken.add(port)) {
      port = FreePort.on(HOST);
    }
    return Optional.of(PodAddress.ofPort(HOST, port));
  }

  @Override
  public synchronized void giveBack(PodAddress address) {
    address.port().ifPresent(taken::remove);
  }
}
