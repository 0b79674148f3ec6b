package games.kickoff.local.network;

/** Addresses that a test asks for although its machine has better ones. */
public final class Addresses {

  private Addresses() {}

  public static PodAddresses single() {
    return new SingleAddress();
  }
}
