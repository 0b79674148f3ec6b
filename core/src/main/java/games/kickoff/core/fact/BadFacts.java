package games.kickoff.core.fact;

/** Who is interested in bad facts. Called by the thread that read it: must not block. */
public interface BadFacts {

  /** Nobody. */
  BadFacts NONE = fact -> {};

  /** One was read, maybe not for the first time. */
  void found(BadFact fact);
}
