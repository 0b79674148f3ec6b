package games.kickoff.operator.matching;

/**
 * Why a queue forms no matches although players wait.
 *
 * @param reason of the condition {@code Matching}
 * @param why the message for people
 */
record Trouble(MatchingReason reason, String why) {

  /** The API server refuses the session. */
  static Trouble notCreated(String why) {
    return new Trouble(MatchingReason.SESSION_NOT_CREATED, why);
  }

  /** A quota is used up. */
  static Trouble noRoom(String why) {
    return new Trouble(MatchingReason.NO_ROOM, why);
  }
}
