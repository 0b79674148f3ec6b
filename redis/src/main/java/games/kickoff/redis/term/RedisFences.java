package games.kickoff.redis.term;

import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Fences;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;

/** {@link Fences} in Redis, where the fence is the first 16 digits of the key {@code P:fence}. */
public final class RedisFences implements Fences {

  private final RealmRedis redis;

  public RedisFences(RealmRedis redis) {
    this.redis = redis;
  }

  @Override
  public Held read() {
    String held = redis.run(Script.READ_FENCE).text("fence");
    Fence fence = held.isEmpty() ? Fence.NONE : new Fence(Long.parseLong(held));
    return new Held(held, fence.hasNext() ? fence : Fence.NONE);
  }

  @Override
  public boolean replace(Held read, Fence next) {
    Answer answer = redis.run(Script.RAISE_FENCE, read.token(), next.text());
    return switch (answer.code()) {
      case "ok" -> true;
      case "moved" -> false;
      default -> throw new IllegalStateException("raise fence answered " + answer);
    };
  }
}
