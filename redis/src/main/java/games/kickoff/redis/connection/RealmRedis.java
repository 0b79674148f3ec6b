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
 * One realm's Redis: runs scripts and the few plain commands that the stores need. Safe for use by
 * many threads. Failures are thrown as {@link StoreUnavailable}, except those that are a bug in a
 * script or a call, such as WRONGTYPE, which are thrown as {@link IllegalStateException}.
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

  /** Makes a client of that Redis. Nothing is connected until the first call. */
  public static RealmRedis connect(RedisSettings settings) {
    return connect(settings, StoreObserver.NONE);
  }

  /** As {@link #connect(RedisSettings)}, with an observer of the scripts' runs and of bad facts. */
  public static RealmRedis connect(RedisSettings settings, StoreObserver observer) {
    return new RealmRedis(settings, observer);
  }

  /** The settings this client was made with. */
  public RedisSettings settings() {
    return settings;
  }

  /** Reports that something was read here that no script can have written. */
  public void report(BadFact fact) {
    observer.badFact(fact);
  }

  /**
   * The condition of the primary. Only the primary answers this, as the script begins with a write
   * that the primary takes even when it is full.
   */
  public RedisCondition condition() {
    RedisCondition condition = ConditionAnswer.of(run(Script.READY));
    jedis.primaryIs(condition.server());
    return condition;
  }

  /**
   * Reads the primary's condition once, as soon as it answers, and logs a warning if there is a
   * {@link RedisCondition#concern}. Returns at once; the rest runs on a thread of its own.
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
                log.debug("Redis does not answer yet", e); // callers that need it report it
              }
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** The time by Redis' clock. */
  public Instant time() {
    // by a script: in cluster mode, the client sends no command that has no key
    List<?> time =
        call(j -> (List<?>) j.eval("return redis.call('TIME')", List.of(prefix), List.of()));
    return Instant.ofEpochSecond(
        Long.parseLong(time.get(0).toString()), 1_000 * Long.parseLong(time.get(1).toString()));
  }

  /** Whether an operator has put queues and live matches back since Redis was last empty. */
  public boolean isOpen() {
    return call(j -> j.exists(prefix + ":open"));
  }

  /**
   * Runs a script. When Redis does not have it cached (after SCRIPT FLUSH or a restart), its source
   * is sent.
   */
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

  /** One field of a hash; empty when the field or the hash is missing. */
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
   * Waits for entries of streams after the given ones.
   *
   * @param after the last known entry of each stream
   * @param wait how long to wait at most; shorter than the client's time-out for an answer
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
   * so the subscriber must make Redis send something more often than that.
   */
  public void listen(JedisPubSub subscriber) {
    call(j -> {
      j.listen(subscriber, prefix + ":changes", prefix);
      return true;
    });
  }

  /**
   * Whether an error means a bug of Kickoff: a broken script or a key of the wrong type. All other
   * errors may pass by themselves, or by what Redis' administrator does.
   */
  private static boolean isOurMistake(String error) {
    return error.startsWith("WRONGTYPE")
        // that limit has no error code of its own
        || (error.startsWith("ERR") && !error.startsWith("ERR max number of clients"));
  }

  private static boolean isFull(JedisDataException e) {
    return String.valueOf(e.getMessage()).startsWith("OOM ");
  }

  /** How long a subscription's connection may be silent before it is given up. */
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

  /** The words of a list whose stored form is joined by blanks. */
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
