package games.kickoff.core.claim;

import games.kickoff.core.queue.QueueKey;
import java.util.List;
import java.util.Optional;

/**
 * What Redis holds that no script can have left behind: a person with a client might have, or a
 * cluster whose slot was moved. Each mended thing costs what it belongs to (invariant 15). Throws
 * as {@link Claims} does.
 */
public interface Mending {

  /**
   * A ticket that stands in a queue without what belongs to it.
   *
   * @param ticket as it stands there, maybe no ticket id
   * @param match the match that claimed it and is not live; empty when it waits without a hash, an
   *     entry in the pool or a place in line
   */
  record Stray(String ticket, Optional<String> match) {}

  /** What became of a stray. */
  enum Mended {
    /** It had come home meanwhile. */
    HOME,
    /** It waits again, or was ended as a ticket that is put back may be. */
    BACK,
    /** It was no ticket and stands there no more. */
    DROPPED
  }

  /**
   * Deletes the realm's own keys that have another type than any script gave them, and counters
   * that are no numbers. If something is lost by it, the realm closes until it is filled again.
   *
   * @return what was deleted
   */
  List<String> mendKeys();

  /**
   * Takes what is no live match out of them.
   *
   * @return whether it was still none
   */
  boolean drop(Matches.Dangling dangling);

  /** The strays of a queue, read in slices; who is one for a moment only is among them. */
  List<Stray> strays(QueueKey queue);

  /** Puts a stray back, or takes it out. */
  Mended mend(QueueKey queue, Stray stray);

  /** Frees players who are busy in a match that is not live. */
  List<Freed> freeForgotten();
}
