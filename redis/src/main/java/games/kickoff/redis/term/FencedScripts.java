package games.kickoff.redis.term;

import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import java.util.ArrayList;
import java.util.List;

/** Runs a leader's scripts, each with its stamp. */
public final class FencedScripts {

  private final RealmRedis redis;
  private final Stamps stamps = new Stamps();

  public FencedScripts(RealmRedis redis) {
    this.redis = redis;
  }

  public Answer write(Fence fence, Script script, String... arguments) {
    return write(fence, script, List.of(arguments));
  }

  public Answer write(Fence fence, Script script, List<String> arguments) {
    Stamps.Stamp stamp = stamps.next(fence);
    List<String> stamped = new ArrayList<>(arguments.size() + 1);
    stamped.add(stamp.text());
    stamped.addAll(arguments);
    Answer answer = redis.run(script, stamped);
    if (!answer.code().equals("stale")) {
      stamps.acknowledge(stamp); // a stale one is not noted
    }
    return answer;
  }

  /** Throws unless the answer is ok. */
  public static void done(Fence fence, Answer answer) {
    if (!answer.code().equals("ok")) {
      throw refused(fence, answer);
    }
  }

  /** What an answer that nobody here handles is thrown as. */
  public static RuntimeException refused(Fence fence, Answer answer) {
    return switch (answer.code()) {
      case "stale" -> new StaleFence(fence);
      case "rebuilding" -> new Rebuilding();
      default -> new IllegalStateException("the script answered " + answer);
    };
  }
}
