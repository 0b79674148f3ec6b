package games.kickoff.loadtest.ranked;

/** The gateway gave an answer that must not occur, or none in time; the message says which. */
final class ApiFailed extends Exception {

  private static final long serialVersionUID = 1L;

  ApiFailed(String message) {
    super(message);
  }
}
