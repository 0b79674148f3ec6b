package games.kickoff.core.login;

import games.kickoff.core.id.Ulid;

/** A login's id: a lower-case ULID. */
public record LoginId(String value) {

  /**
   * @throws IllegalArgumentException when the text is no lower-case ULID
   */
  public LoginId {
    Ulid.require(value, "login id");
  }

  @Override
  public String toString() {
    return value;
  }
}
