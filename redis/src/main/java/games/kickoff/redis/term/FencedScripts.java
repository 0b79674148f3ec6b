package games.kickoff.redis.term;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.core.term.Term;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the scripts of a leader, each with a stamp as its first argument (see {@link Stamps}). A
 * process must have a single instance for all of its writes, because stamps number them, and a
 * Redis that has lost writes is recognised by these numbers.
 */
public final class FencedScripts {

  private final RealmRedis redis;
  private final Term term;
  private final Stamps stamps = new Stamps();

  /**
   * @param term gives the fence at each write
   */
  public FencedScripts(RealmRedis redis, Term term) {
    this.redis = redis;
    this.term = term;
  }

  /** As {@link #write(Script, List)}. */
  public Answer write(Script script, String... arguments) {
    return write(script, List.of(arguments));
  }

  /**
   * Runs a script.
   *
   * @throws StaleFence when a newer leader has written
   * @throws Rebuilding when the realm's data is lost, and the script is not one of those that put
   *     it back
   */
  public Answer write(Script script, List<String> arguments) {
    Fence fence = term.fence();
    Stamps.Stamp stamp = stamps.next(fence);
    List<String> stamped = new ArrayList<>(arguments.size() + 1);
    stamped.add(stamp.text());
    stamped.addAll(arguments);
    Answer answer = answered(stamp, script, stamped);
    if (answer.code().equals("stale")) {
      throw new StaleFence(fence);
    }
    stamps.acknowledge(stamp); // Redis does not store a stale stamp, so that is not acknowledged
    if (answer.code().equals("rebuilding")) {
      throw new Rebuilding();
    }
    return answer;
  }

  private Answer answered(Stamps.Stamp stamp, Script script, List<String> arguments) {
    try {
      return redis.run(script, arguments);
    } catch (RuntimeException e) {
      stamps.unanswered(stamp);
      throw e;
    }
  }

  /** Runs a script whose only regular answer is {@code ok}. Throws as {@link #write} does. */
  public Answer done(Script script, List<String> arguments) {
    Answer answer = write(script, arguments);
    if (!answer.code().equals("ok")) {
      throw unexpected(answer);
    }
    return answer;
  }

  /** As {@link #done(Script, List)}. */
  public Answer done(Script script, String... arguments) {
    return done(script, List.of(arguments));
  }

  /** The exception for an answer that the caller does not know. */
  public static IllegalStateException unexpected(Answer answer) {
    return new IllegalStateException("the script answered " + answer);
  }
}
