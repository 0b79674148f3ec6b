package games.kickoff.core.claim;

import games.kickoff.core.server.Endpoint;

/** What Redis answers when a match's session is reported to exist. */
public sealed interface Confirmation {

  /** Its tickets are claimed for it, and nobody was assigned yet: it may start. */
  record Ours() implements Confirmation {}

  /**
   * Its players are assigned to this server already. The leader that assigned them stopped before
   * it wrote so into the session's status.
   */
  record Assigned(Endpoint endpoint) implements Confirmation {}

  /** It is over or unknown: it must not start. */
  record Gone() implements Confirmation {}
}
