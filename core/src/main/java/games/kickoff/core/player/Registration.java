package games.kickoff.core.player;

/** What registering came to. */
public sealed interface Registration {

  /** The player is registered, by this call. */
  record Registered(Player player) implements Registration {}

  /**
   * The same key has registered this player before, perhaps under another name than this call's.
   */
  record Existing(Player player) implements Registration {}

  /** Somebody else has the name; nothing was changed. */
  record NameTaken(Username username) implements Registration {}
}
