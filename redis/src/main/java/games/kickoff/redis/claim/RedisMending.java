package games.kickoff.redis.claim;

import games.kickoff.core.claim.Freed;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.claim.Mending;
import games.kickoff.core.fact.BadFact;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.term.FencedScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Mending} in Redis. */
public final class RedisMending implements Mending {

  /** About how many entries one script reads, so that none blocks Redis for long. */
  private static final String SLICE = "250";

  private static final String BEGIN = "0";

  private final RealmRedis redis;
  private final FencedScripts leader;

  public RedisMending(RealmRedis redis, FencedScripts leader) {
    this.redis = redis;
    this.leader = leader;
  }

  @Override
  public List<String> mendKeys() {
    List<String> mended = leader.done(Script.MEND_KEYS).texts("mended");
    mended.forEach(
        key -> redis.report(new BadFact(BadFact.Kind.KEY, key, "unexpected type or value")));
    return mended;
  }

  @Override
  public boolean drop(Matches.Dangling dangling) {
    Answer answer =
        leader.write(Script.DROP_MATCH, dangling.id(), dangling.isUnreadable() ? "1" : "0");
    return switch (answer.code()) {
      case "ok" -> true;
      case "gone" -> false;
      default -> throw FencedScripts.unexpected(answer);
    };
  }

  @Override
  public List<Stray> strays(QueueKey queue) {
    List<Stray> strays = new ArrayList<>();
    for (String where : List.of("pool", "waiting")) {
      String cursor = BEGIN;
      do {
        Answer answer = redis.run(Script.STRAYS, queue.toString(), where, cursor, SLICE);
        cursor = answer.text("cursor");
        answer
            .pairs("strays")
            .forEach(stray ->
                strays.add(
                    new Stray(
                        stray.getKey(),
                        Optional.of(stray.getValue()).filter(id -> !id.isEmpty()))));
      } while (!cursor.equals(BEGIN));
    }
    return strays;
  }

  @Override
  public Mended mend(QueueKey queue, Stray stray) {
    Answer answer =
        leader.write(Script.MEND_STRAY, queue.toString(), stray.ticket(), stray.match().orElse(""));
    return switch (answer.code()) {
      case "home" -> Mended.HOME;
      case "back" -> Mended.BACK;
      case "dropped" -> Mended.DROPPED;
      default -> throw FencedScripts.unexpected(answer);
    };
  }

  @Override
  public List<Freed> freeForgotten() {
    List<Freed> freed = new ArrayList<>();
    String cursor = BEGIN;
    do {
      Answer answer = leader.done(Script.FREE_FORGOTTEN, cursor);
      cursor = answer.text("cursor");
      answer
          .fields("freed")
          .forEach((player, ticketsQueue) -> freed(player, ticketsQueue).ifPresent(freed::add));
    } while (!cursor.equals(BEGIN));
    return freed;
  }

  /**
   * Reads a freed player. When the entry was no player's id, it is reported and the result is
   * empty.
   */
  private Optional<Freed> freed(String player, String queue) {
    try {
      return Optional.of(
          new Freed(
              new PlayerId(player),
              queue.isEmpty() ? Optional.empty() : Optional.of(QueueKey.parse(queue))));
    } catch (IllegalArgumentException e) {
      redis.report(BadFact.of(BadFact.Kind.BUSY_PLAYER, player, e));
      return Optional.empty();
    }
  }
}
