package games.kickoff.local.network;

/**
 * Gives tests the addresses of a machine with a single loopback address, whatever this machine has.
 */
public final class Addresses {

  private Addresses() {}

  public static PodAddresses single() {
    return new SingleAddress();
  }
}
