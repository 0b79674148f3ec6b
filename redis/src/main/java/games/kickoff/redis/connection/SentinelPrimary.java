package games.kickoff.redis.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks sentinels for the primary, one after the other, as Redis' guidelines for Sentinel clients
 * say. The one that answered last is asked first. A sentinel may learn of a fail-over up to two
 * seconds after the sentinel that led it. So each answer is taken with its configuration epoch,
 * which only grows, and an answer of an older epoch than the newest known changes nothing.
 */
final class SentinelPrimary implements Primary {

  /**
   * A sentinel's answer.
   *
   * @param epoch that of its configuration: a greater one is newer; 0 when the user may not read it
   */
  private record Word(long epoch, HostAndPort place) {}

  private final String master;
  private final List<HostAndPort> sentinels;
  private final JedisClientConfig config;
  private final AtomicReference<@Nullable Word> newest = new AtomicReference<>();

  /**
   * @param config how a sentinel is reached
   */
  SentinelPrimary(RedisAddress.Sentinels sentinels, JedisClientConfig config) {
    this.master = sentinels.master();
    this.sentinels = new CopyOnWriteArrayList<>(sentinels.addresses());
    this.config = config;
  }

  @Override
  public HostAndPort find() {
    Word said = ask(1).getFirst();
    return newest.accumulateAndGet(said, SentinelPrimary::newer).place();
  }

  /**
   * Asks all sentinels. When all of them answer, the newest of their answers counts even if it is
   * older than what was known: sentinels that were set up anew count epochs from the beginning.
   */
  HostAndPort findAmongAll() {
    List<Word> said = ask(sentinels.size());
    Word best = said.stream().reduce(SentinelPrimary::newer).orElseThrow();
    if (said.size() == sentinels.size()) {
      newest.set(best);
      return best.place();
    }
    return newest.accumulateAndGet(best, SentinelPrimary::newer).place();
  }

  /** The answer with the greater epoch; when they are equal, the second. */
  private static Word newer(@Nullable Word known, Word said) {
    return known != null && known.epoch() > said.epoch() ? known : said;
  }

  /**
   * Asks sentinels until there are {@code enough} answers, or none is left.
   *
   * @return at least one answer
   */
  private List<Word> ask(int enough) {
    List<Word> words = new ArrayList<>();
    boolean answered = false;
    @Nullable JedisException why = null;
    for (HostAndPort sentinel : sentinels) {
      try (Jedis jedis = new Jedis(sentinel, config)) {
        List<String> address = jedis.sentinelGetMasterAddrByName(master);
        answered = true;
        if (address != null && address.size() == 2) {
          words.add(
              new Word(
                  epoch(jedis), new HostAndPort(address.get(0), Integer.parseInt(address.get(1)))));
        }
      } catch (JedisException e) {
        why = e;
      }
      if (words.size() == enough) {
        if (enough == 1) {
          prefer(sentinel);
        }
        return words;
      }
    }
    if (!words.isEmpty()) {
      return words;
    }
    throw new JedisException(
        answered
            ? "no sentinel watches a primary named '" + master + "'"
            : "no sentinel of " + sentinels + " answers: " + why,
        why);
  }

  private long epoch(Jedis jedis) {
    try {
      return Long.parseLong(jedis.sentinelMaster(master).getOrDefault("config-epoch", "0"));
    } catch (JedisDataException | NumberFormatException e) {
      return 0; // the address is used all the same
    }
  }

  private void prefer(HostAndPort sentinel) {
    if (sentinels.indexOf(sentinel) > 0 && sentinels.remove(sentinel)) {
      sentinels.addFirst(sentinel);
    }
  }
}
