package games.kickoff.loadtest.server;

/** The server can't be talked to, or broke its protocol. The message is a sentence for people. */
public final class ServerBroke extends Exception {

  private static final long serialVersionUID = 1L;

  ServerBroke(String message) {
    super(message);
  }
}
