package games.kickoff.gameserver;

/**
 * How a match ended, written as the container's termination message.
 *
 * @param reason why it stopped
 * @param lengthSeconds the requested length; 0 when no match was requested
 * @param ranSeconds how many whole seconds the match ran, at most {@code lengthSeconds}
 * @param clients how many connections have been clients, whether or not they stayed
 */
record Result(Reason reason, int lengthSeconds, int ranSeconds, int clients) {

  /** Why a match stopped; the wire name is its name in the JSON. */
  enum Reason {
    /** It ran for its length. */
    LENGTH("length"),
    /** Its last client left while it was running. */
    EMPTY("empty"),
    /** It was open without a client for the open timeout. */
    OPEN_TIMEOUT("open_timeout"),
    /** The process was asked to end (SIGTERM). */
    TERMINATED("terminated");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }
  }

  /** One JSON object, about a hundred bytes; nothing in it needs escaping. */
  String json() {
    return "{\"reason\":\""
        + reason.wireName
        + "\",\"lengthSeconds\":"
        + lengthSeconds
        + ",\"ranSeconds\":"
        + ranSeconds
        + ",\"clients\":"
        + clients
        + "}";
  }
}
