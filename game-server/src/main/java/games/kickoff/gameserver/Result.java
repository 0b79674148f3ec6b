package games.kickoff.gameserver;

/**
 * How a match went, for whoever reads the container's termination message.
 *
 * @param reason why it stopped
 * @param lengthSeconds the length asked for; 0 when nobody asked for a match
 * @param ranSeconds whole seconds it ran, at most the length
 * @param clients connections that were clients at some time
 */
record Result(Reason reason, int lengthSeconds, int ranSeconds, int clients) {

  /** Why a match stopped; the wire name is what stands in the JSON. */
  enum Reason {
    /** Its time was over. */
    LENGTH("length"),
    /** Its last client left while it ran. */
    EMPTY("empty"),
    /** It stood open without a client for the open timeout. */
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
