package games.kickoff.redis.change;

import games.kickoff.core.change.Activity;
import games.kickoff.core.fact.BadFact;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.redis.connection.RealmRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/**
 * {@link Activity}, read from the streams in Redis. Only one thread may call {@link #await}; any
 * thread may call {@link #startOver}.
 */
public final class RedisActivity implements Activity {

  private static final String NUDGES = "nudges";
  private static final String LOG = "log:";
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final RealmRedis redis;
  private volatile boolean startOver;
  private final Map<String, StreamEntryID> known = new HashMap<>();

  public RedisActivity(RealmRedis redis) {
    this.redis = redis;
  }

  @Override
  public News await(Set<QueueKey> queues) {
    if (startOver) {
      startOver = false;
      known.clear();
    }
    try {
      return read(queues);
    } catch (StoreUnavailable e) {
      known.clear(); // Redis may come back empty, and its logs then start from their first entry
      throw e;
    }
  }

  @Override
  public void startOver() {
    startOver = true;
  }

  private News read(Set<QueueKey> queues) {
    Set<QueueKey> active = new HashSet<>();
    known.keySet().removeIf(stream -> !stream.equals(NUDGES) && !queues.contains(queue(stream)));
    for (QueueKey queue : queues) {
      if (!known.containsKey(LOG + queue)) {
        known.put(LOG + queue, redis.newest(LOG + queue));
        active.add(queue); // all entries made so far count as one
      }
    }
    if (!known.containsKey(NUDGES)) {
      known.put(NUDGES, redis.newest(NUDGES));
    }
    if (!active.isEmpty()) {
      return new News(active, Set.of());
    }
    Set<MatchId> nudged = new HashSet<>();
    redis
        .follow(known, WAIT)
        .forEach((stream, entries) -> {
          if (entries.isEmpty()) {
            return; // trimmed by the script that wrote them, as the queue is withdrawn
          }
          known.put(stream, entries.getLast().getID());
          if (stream.equals(NUDGES)) {
            nudged.addAll(matches(entries));
          } else {
            active.add(queue(stream));
          }
        });
    return new News(active, nudged);
  }

  private static QueueKey queue(String stream) {
    return QueueKey.parse(stream.substring(LOG.length()));
  }

  private List<MatchId> matches(List<StreamEntry> entries) {
    List<MatchId> matches = new ArrayList<>();
    for (StreamEntry entry : entries) {
      String match = entry.getFields().get("match");
      if (match != null && Ulid.isValid(match)) {
        matches.add(new MatchId(match));
      } else {
        redis.report(
            new BadFact(BadFact.Kind.NUDGE, entry.getID().toString(), "names no match: " + match));
      }
    }
    return matches;
  }
}
