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
 * Runs a leader's scripts, each with the term's stamp. A process has one for all that it writes:
 * the stamps count its writes, and a Redis that has lost some is found out by their number.
 */
public final class FencedScripts {

  private final RealmRedis redis;
  private final Term term;
  private final Stamps stamps = new Stamps();

  /**
   * @param term asked at each write
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
   * @throws Rebuilding when the realm's data is lost, and the script does not fill it again
   */
  public Answer write(Script script, List<String> arguments) {
    Fence fence = term.fence();
    Stamps.Stamp stamp = stamps.next(fence);
    List<String> stamped = new ArrayList<>(arguments.size() + 1);
    stamped.add(stamp.text());
    stamped.addAll(arguments);
    Answer answer = redis.run(script, stamped);
    if (answer.code().equals("stale")) {
      throw new StaleFence(fence);
    }
    stamps.acknowledge(stamp); // a stale one is not noted
    if (answer.code().equals("rebuilding")) {
      throw new Rebuilding();
    }
    return answer;
  }

  /** Runs a script that answers ok and nothing else. Throws as {@link #write} does. */
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

  /** What an answer that no caller knows is thrown as. */
  public static IllegalStateException unexpected(Answer answer) {
    return new IllegalStateException("the script answered " + answer);
  }
}
