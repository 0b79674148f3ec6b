package games.kickoff.redis.claim;

import games.kickoff.core.claim.Expiry;
import games.kickoff.core.claim.PoolNews;
import games.kickoff.core.claim.PoolPart;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.term.FencedScripts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@link Pools} in Redis. */
public final class RedisPools implements Pools {

  private final RealmRedis redis;
  private final FencedScripts leader;
  private final PoolAnswers answers;

  public RedisPools(RealmRedis redis, FencedScripts leader) {
    this.redis = redis;
    this.leader = leader;
    this.answers = new PoolAnswers(redis);
  }

  @Override
  public Optional<PoolView> pool(QueueKey queue, int most) {
    Answer answer = redis.run(Script.POOL, queue.toString(), Integer.toString(most));
    return switch (answer.code()) {
      case "pool" -> Optional.of(answers.pool(answer));
      case "unknown_queue" -> Optional.empty();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("pool answered " + answer);
    };
  }

  @Override
  public Optional<PoolPart> poolPart(QueueKey queue, String cursor, int about) {
    Answer answer = redis.run(Script.POOL_PART, queue.toString(), cursor, Integer.toString(about));
    return switch (answer.code()) {
      case "part" -> Optional.of(answers.part(answer));
      case "unknown_queue" -> Optional.empty();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("pool part answered " + answer);
    };
  }

  @Override
  public Optional<PoolNews> poolNews(QueueKey queue, long after, int most) {
    Answer answer =
        redis.run(Script.POOL_NEWS, queue.toString(), Long.toString(after), Integer.toString(most));
    return switch (answer.code()) {
      case "pool" -> Optional.of(answers.news(answer));
      case "unknown_queue" -> Optional.empty();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("pool news answered " + answer);
    };
  }

  @Override
  public void writeBlocked(QueueKey queue, Map<TicketId, Optional<Blocked.By>> blocked) {
    if (blocked.isEmpty() || blocked.size() > MOST_BLOCKED) {
      throw new IllegalArgumentException(
          "1 to " + MOST_BLOCKED + " tickets, not " + blocked.size());
    }
    List<String> arguments = new ArrayList<>(2 * blocked.size() + 1);
    arguments.add(queue.toString());
    blocked.forEach((ticket, by) -> {
      arguments.add(ticket.value());
      arguments.add(by.map(what -> what.name().toLowerCase(Locale.ROOT)).orElse(""));
    });
    leader.done(Script.WRITE_BLOCKED, arguments);
  }

  @Override
  public Expiry expire(QueueKey queue, int most) {
    Answer answer = leader.done(Script.EXPIRE, queue.toString(), Integer.toString(most));
    long next = answer.number("next");
    return new Expiry(
        Math.toIntExact(answer.number("expired")),
        next < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(next)));
  }
}
