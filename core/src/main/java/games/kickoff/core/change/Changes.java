package games.kickoff.core.change;

/** The realm's announcements of changed tickets and matches. */
public interface Changes {

  /**
   * Starts listening on a thread of its own. The subscription survives lost connections: it
   * connects again for ever, and notifies the listener each time, since announcements made in
   * between are lost.
   */
  Subscription subscribe(ChangeListener listener);

  /** A running subscription. */
  interface Subscription extends AutoCloseable {

    /** Whether announcements arrive right now. */
    boolean isConnected();

    @Override
    void close();
  }
}
