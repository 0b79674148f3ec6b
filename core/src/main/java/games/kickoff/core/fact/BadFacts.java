package games.kickoff.core.fact;

/**
 * Receives the bad facts that are found. It is called by the thread that read the data, so it must
 * not block.
 */
public interface BadFacts {

  /** Ignores them. */
  BadFacts NONE = fact -> {};

  /** A bad fact was read. The same one may be reported several times. */
  void found(BadFact fact);
}
