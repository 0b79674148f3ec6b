package games.kickoff.core.change;

/** The realm's announcements of changed tickets and matches. */
public interface Changes {

  /**
   * Starts listening on a thread of its own. When the connection is lost, the subscription connects
   * again, without limit, and calls {@link ChangeListener#connected} each time, since announcements
   * made in between are lost.
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
