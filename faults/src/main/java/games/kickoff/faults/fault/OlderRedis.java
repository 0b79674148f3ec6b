package games.kickoff.faults.fault;

import games.kickoff.faults.rig.TestBed;
import games.kickoff.faults.wire.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.params.RestoreParams;

/**
 * Sets all of a realm's keys in Redis back to an earlier state, as when a replica is promoted that
 * lagged behind: {@link #hit} takes the snapshot and {@link #heal} restores it.
 */
final class OlderRedis implements Fault {

  /**
   * Dumps all keys at one moment: for each its name, its time to live in milliseconds and its
   * value.
   */
  private static final String IMAGE =
      """
      local all = {}
      for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
        all[#all + 1] = key
        all[#all + 1] = tostring(math.max(0, redis.call('PTTL', key)))
        all[#all + 1] = redis.call('DUMP', key)
      end
      return all
      """;

  private final TestBed rig;
  private final byte[] pattern;
  private final Duration age;
  private List<byte[]> image = new ArrayList<>();

  OlderRedis(Scene scene, Duration age) {
    this.rig = scene.realm().rig();
    // braces are not special characters in a pattern of KEYS
    this.pattern = ("kickoff:{" + scene.realm().name() + "}:*").getBytes(StandardCharsets.UTF_8);
    this.age = age;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void hit() {
    try (Jedis jedis = rig.bareRedis()) {
      byte[] script = IMAGE.getBytes(StandardCharsets.UTF_8);
      image = (List<byte[]>) jedis.eval(script, List.of(), List.of(pattern));
    }
  }

  @Override
  public Duration holds() {
    return age;
  }

  @Override
  public void heal() {
    rig.links().redis().forEach(link -> link.be(Link.State.REFUSING));
    try (Jedis jedis = rig.bareRedis()) {
      TimeUnit.MILLISECONDS.sleep(100); // for commands that are under way to be executed
      Transaction all = jedis.multi();
      try (Jedis other = rig.bareRedis()) {
        other.keys(pattern).forEach(all::del);
      }
      for (int i = 0; i < image.size(); i += 3) {
        long ttl = Long.parseLong(new String(image.get(i + 1), StandardCharsets.UTF_8));
        all.restore(image.get(i), ttl, image.get(i + 2), RestoreParams.restoreParams().replace());
      }
      all.exec();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      rig.links().redis().forEach(Link::heal);
    }
  }

  @Override
  public boolean letsPass() {
    return true;
  }
}
