package games.kickoff.core.player;

/** The result of a registration. */
public sealed interface Registration {

  /** This call registered the player. */
  record Registered(Player player) implements Registration {}

  /**
   * The player was registered by an earlier call with the same key, perhaps under another name than
   * that of this call.
   */
  record Existing(Player player) implements Registration {}

  /** Another player has the name; nothing was changed. */
  record NameTaken(Username username) implements Registration {}
}
