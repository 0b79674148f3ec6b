package games.kickoff.redis.connection;

import games.kickoff.core.fact.BadFact;
import games.kickoff.core.store.RedisCondition;
import games.kickoff.core.store.RedisFull;
import games.kickoff.core.store.StoreObserver;
import games.kickoff.core.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * One realm's Redis: runs scripts and the few plain commands the stores need. Safe for use by many
 * threads; every failure becomes {@link StoreUnavailable}.
 */
public final class RealmRedis implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RealmRedis.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final RedisSettings settings;
  private final RealmClient jedis;
  private final String prefix;
  private final StoreObserver observer;

  private RealmRedis(RedisSettings settings, StoreObserver observer) {
    this.settings = settings;
    this.observer = observer;
    this.prefix = "kickoff:{" + settings.realm() + "}";
    this.jedis = RealmClient.of(settings, prefix);
  }

  /** A client of that Redis. Nothing is connected yet. */
  public static RealmRedis connect(RedisSettings settings) {
    return connect(settings, StoreObserver.NONE);
  }

  /** The same, with somebody who wants to know how the scripts do. */
  public static RealmRedis connect(RedisSettings settings, StoreObserver observer) {
    return new RealmRedis(settings, observer);
  }

  /** Where it is. */
  public RedisSettings settings() {
    return settings;
  }

  /** Something was read here that no script can have written. */
  public void report(BadFact fact) {
    observer.badFact(fact);
  }

  /**
   * How the primary does. Only the primary answers: a write that it takes however full it is shows
   * that it is one.
   */
  public RedisCondition condition() {
    RedisCondition condition = ConditionAnswer.of(run(Script.READY));
    jedis.primaryIs(condition.server());
    return condition;
  }

  /**
   * Looks once, as soon as the primary answers, and logs what a person should know of it. Returns
   * at once.
   */
  public void logConcernAtStart() {
    Thread.ofVirtual()
        .name("redis-concern")
        .start(() -> {
          try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
              try {
                String concern = condition().concern();
                if (!concern.isEmpty()) {
                  log.warn("Redis ({}): {}", settings, concern);
                }
                return;
              } catch (StoreUnavailable e) {
                log.debug("Redis does not answer yet", e); // who needs it says so
              }
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** What time it is, by Redis. */
  public Instant time() {
    // through a script, as one in cluster mode takes no command without a key
    List<?> time =
        call(j -> (List<?>) j.eval("return redis.call('TIME')", List.of(prefix), List.of()));
    return Instant.ofEpochSecond(
        Long.parseLong(time.get(0).toString()), 1_000 * Long.parseLong(time.get(1).toString()));
  }

  /** Whether an operator has put queues and live matches back since Redis was last empty. */
  public boolean isOpen() {
    return call(j -> j.exists(prefix + ":open"));
  }

  /** Runs a script. One that Redis forgot (SCRIPT FLUSH, a restart) is sent again. */
  public Answer run(Script script, String... arguments) {
    return run(script, Arrays.asList(arguments));
  }

  /** As {@link #run(Script, String...)}. */
  public Answer run(Script script, List<String> arguments) {
    List<String> keys = List.of(prefix);
    long start = System.nanoTime();
    boolean answered = false;
    try {
      Object answer =
          call(j -> {
            try {
              return j.evalsha(script.sha1(), keys, arguments);
            } catch (JedisNoScriptException e) {
              return j.eval(script.source(), keys, arguments);
            }
          });
      answered = true;
      return new Answer((List<?>) answer);
    } finally {
      observer.called(
          script.name().toLowerCase(Locale.ROOT),
          Duration.ofNanos(System.nanoTime() - start),
          answered);
    }
  }

  /** The fields of a hash such as {@code ticket:<id>}; empty when there is none. */
  public Map<String, String> hash(String key) {
    return call(j -> j.hgetAll(prefix + ":" + key));
  }

  /** One field of a hash; empty when there is none. */
  public java.util.Optional<String> field(String key, String field) {
    return java.util.Optional.ofNullable(call(j -> j.hget(prefix + ":" + key, field)));
  }

  /** The members of a set. */
  public Set<String> members(String key) {
    return call(j -> j.smembers(prefix + ":" + key));
  }

  /** The id of a stream's newest entry, {@code 0-0} when it is empty. */
  public StreamEntryID newest(String stream) {
    List<StreamEntry> entries =
        call(j -> j.xrevrange(prefix + ":" + stream, (StreamEntryID) null, null, 1));
    return entries.isEmpty() ? new StreamEntryID(0, 0) : entries.getFirst().getID();
  }

  /**
   * Waits for entries behind the given ones.
   *
   * @param after the last known entry of each stream
   * @param wait the longest wait, shorter than the time-out for an answer
   * @return the new entries of each stream that has any
   */
  public Map<String, List<StreamEntry>> follow(Map<String, StreamEntryID> after, Duration wait) {
    Map<String, StreamEntryID> keys = new java.util.HashMap<>();
    after.forEach((stream, id) -> keys.put(prefix + ":" + stream, id));
    XReadParams params =
        XReadParams.xReadParams().count(1024).block(Math.toIntExact(wait.toMillis()));
    var read = call(j -> j.xread(params, keys));
    Map<String, List<StreamEntry>> found = new java.util.HashMap<>();
    if (read != null) {
      read.forEach(e -> found.put(e.getKey().substring(prefix.length() + 1), e.getValue()));
    }
    return found;
  }

  /**
   * Listens to the realm's announcements until the subscriber unsubscribes or the connection is
   * lost; blocks all that time. A connection that is silent for {@link #maxSilence} counts as lost,
   * so the subscriber makes Redis answer.
   */
  public void listen(JedisPubSub subscriber) {
    call(j -> {
      j.listen(subscriber, prefix + ":changes", prefix);
      return true;
    });
  }

  /**
   * A broken script or a wrong type; everything else Redis says may pass by itself or by its owner.
   */
  private static boolean isOurMistake(String error) {
    return error.startsWith("WRONGTYPE")
        // which has no code of its own
        || (error.startsWith("ERR") && !error.startsWith("ERR max number of clients"));
  }

  private static boolean isFull(JedisDataException e) {
    return String.valueOf(e.getMessage()).startsWith("OOM ");
  }

  /** After how much silence a subscription's connection is given up. */
  public Duration maxSilence() {
    return settings.timeout().multipliedBy(2);
  }

  private <T> T call(Function<RealmClient, T> command) {
    try {
      return command.apply(jedis);
    } catch (JedisAskDataException e) {
      throw new StoreUnavailable(
          "Redis ("
              + settings
              + "): the realm's slot moves to another node of the cluster; the"
              + " realm is unavailable until all of it is there",
          e);
    } catch (JedisDataException e) {
      if (isFull(e)) {
        throw new RedisFull("Redis (" + settings + ") is full: " + e.getMessage(), e);
      }
      if (isOurMistake(String.valueOf(e.getMessage()))) {
        throw new IllegalStateException("Redis refuses: " + e.getMessage(), e);
      }
      throw new StoreUnavailable("Redis (" + settings + "): " + e.getMessage(), e);
    } catch (JedisException e) {
      throw new StoreUnavailable("Redis (" + settings + "): " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    jedis.close();
  }

  /** Words of a list that is kept joined by blanks. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(" ")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
