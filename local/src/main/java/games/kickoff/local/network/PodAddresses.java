package games.kickoff.local.network;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The addresses a node has for pods. Safe for use by many threads. */
public interface PodAddresses extends AutoCloseable {

  /** An address nobody else has; empty when all are in use. */
  Optional<PodAddress> take();

  void giveBack(PodAddress address);

  @Override
  default void close() {}

  /** The same address for any number of pods, which must not listen on it. */
  static PodAddresses shared(String host) {
    return new PodAddresses() {
      @Override
      public Optional<PodAddress> take() {
        return Optional.of(PodAddress.ofHost(host));
      }

      @Override
      public void giveBack(PodAddress address) {}
    };
  }

  /** At most {@code pods} of these addresses at once, as on a small node. */
  default PodAddresses limitedTo(int pods) {
    PodAddresses all = this;
    Semaphore room = new Semaphore(pods);
    return new PodAddresses() {
      @Override
      public Optional<PodAddress> take() {
        if (!room.tryAcquire()) {
          return Optional.empty();
        }
        Optional<PodAddress> taken = all.take();
        if (taken.isEmpty()) {
          room.release();
        }
        return taken;
      }

      @Override
      public void giveBack(PodAddress address) {
        all.giveBack(address);
        room.release();
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }
}
