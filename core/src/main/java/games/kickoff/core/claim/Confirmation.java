package games.kickoff.core.claim;

import games.kickoff.core.server.Endpoint;

/** What Redis says of a match whose session exists. */
public sealed interface Confirmation {

  /** Its tickets are claimed for it, and nobody was assigned yet: it may start. */
  record Ours() implements Confirmation {}

  /** Its players were assigned this server, by a leader who did not get to write so. */
  record Assigned(Endpoint endpoint) implements Confirmation {}

  /** It is over or unknown: it must not start. */
  record Gone() implements Confirmation {}
}
