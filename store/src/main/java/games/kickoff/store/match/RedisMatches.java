package games.kickoff.store.match;

import games.kickoff.core.match.Endpoint;
import games.kickoff.core.match.MatchId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.PlayerId;
import games.kickoff.core.ticket.TicketId;
import games.kickoff.store.Rebuilding;
import games.kickoff.store.redis.Answer;
import games.kickoff.store.redis.RealmRedis;
import games.kickoff.store.redis.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@link Matches} in Redis. */
public final class RedisMatches implements Matches {

  private final RealmRedis redis;

  public RedisMatches(RealmRedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<MatchView> find(MatchId match) {
    Map<String, String> fields = redis.hash("match:" + match);
    if (!fields.isEmpty()) {
      return Optional.of(view(match, fields));
    }
    if (!redis.isOpen()) {
      throw new Rebuilding();
    }
    return Optional.empty();
  }

  @Override
  public List<MatchView> live(int skipped, int limit) {
    Answer answer =
        redis.run(Script.MATCHES, Integer.toString(skipped), Integer.toString(skipped + limit - 1));
    List<MatchView> live = new ArrayList<>(answer.size());
    for (int i = 0; i < answer.size(); i++) {
      Answer match = answer.list(i);
      live.add(view(new MatchId(match.text(0)), match.fields(1)));
    }
    return live;
  }

  @Override
  public void nudge(MatchId match) {
    redis.run(Script.NUDGE, match.value());
  }

  private static MatchView view(MatchId id, Map<String, String> fields) {
    String host = fields.get("host");
    return new MatchView(
        id,
        QueueKey.parse(required(fields, "queue")),
        MatchView.State.valueOf(required(fields, "state")),
        RealmRedis.words(required(fields, "tickets")).stream().map(TicketId::new).toList(),
        RealmRedis.words(required(fields, "players")).stream().map(PlayerId::new).toList(),
        Instant.ofEpochMilli(Long.parseLong(required(fields, "claimed"))),
        Long.parseLong(required(fields, "fence")),
        host == null
            ? Optional.empty()
            : Optional.of(new Endpoint(host, Integer.parseInt(required(fields, "port")))),
        fields.getOrDefault("reason", ""));
  }

  private static String required(Map<String, String> fields, String name) {
    return Objects.requireNonNull(fields.get(name), () -> "a match without " + name);
  }
}
