package games.kickoff.store.match;

import games.kickoff.store.Rebuilding;
import games.kickoff.store.redis.Answer;
import games.kickoff.store.redis.RealmRedis;
import games.kickoff.store.redis.Script;
import java.util.ArrayList;
import java.util.List;

/** Runs a leader's scripts, each with its stamp. */
final class FencedScripts {

  private final RealmRedis redis;
  private final Stamps stamps = new Stamps();

  FencedScripts(RealmRedis redis) {
    this.redis = redis;
  }

  Answer write(Fence fence, Script script, String... arguments) {
    return write(fence, script, List.of(arguments));
  }

  Answer write(Fence fence, Script script, List<String> arguments) {
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
  static void done(Fence fence, Answer answer) {
    if (!answer.code().equals("ok")) {
      throw refused(fence, answer);
    }
  }

  /** What an answer that nobody here handles is thrown as. */
  static RuntimeException refused(Fence fence, Answer answer) {
    return switch (answer.code()) {
      case "stale" -> new StaleFence(fence);
      case "rebuilding" -> new Rebuilding();
      default -> new IllegalStateException("the script answered " + answer);
    };
  }
}
