package games.kickoff.operator.matching;

/**
 * Why a queue forms no matches although players wait.
 *
 * @param reason the condition's, one word
 * @param why for a person
 */
record Trouble(String reason, String why) {

  static final String SESSION_NOT_CREATED = "SessionNotCreated";
  static final String NO_ROOM = "NoRoom";

  /** The API server takes no session. */
  static Trouble notCreated(String why) {
    return new Trouble(SESSION_NOT_CREATED, why);
  }

  /** A quota is used up. */
  static Trouble noRoom(String why) {
    return new Trouble(NO_ROOM, why);
  }
}
