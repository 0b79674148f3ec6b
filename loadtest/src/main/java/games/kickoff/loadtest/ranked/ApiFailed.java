package games.kickoff.loadtest.ranked;

/** The gateway answered what it should not have, or nothing in time; the message says what. */
final class ApiFailed extends Exception {

  private static final long serialVersionUID = 1L;

  ApiFailed(String message) {
    super(message);
  }
}
