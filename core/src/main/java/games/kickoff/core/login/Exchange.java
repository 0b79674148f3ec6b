package games.kickoff.core.login;

import games.kickoff.core.id.PlayerId;

/** The result of the exchange of a refresh token. */
public sealed interface Exchange {

  /** The token was valid and is replaced by this one. */
  record Renewed(IssuedRefresh issued) implements Exchange {}

  /**
   * The token had been replaced earlier, so two parties hold tokens of this login and one of them
   * may have stolen theirs. The login is ended: none of its tokens is valid any more.
   */
  record Reused(LoginId login, PlayerId player) implements Exchange {}

  /** There is no such login: it was never begun, has expired or was ended. */
  record Unknown() implements Exchange {}
}
