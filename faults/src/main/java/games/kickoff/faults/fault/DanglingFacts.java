package games.kickoff.faults.fault;

import games.kickoff.core.id.Ulid;
import games.kickoff.faults.rig.Realm;
import games.kickoff.operator.api.GameSession;
import games.kickoff.operator.api.GameSessionSpec;
import games.kickoff.operator.api.GameSessionStatus;
import games.kickoff.operator.api.Phase;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.XAddParams;

/**
 * Writes bad facts into Redis and Kubernetes that no process of Kickoff writes, three at a time,
 * such as a person with a client or a half-restored backup leaves behind. None of them belongs to a
 * bot, so none may affect a bot.
 */
final class DanglingFacts implements Fault {

  private interface Fabrication {
    void make(Jedis jedis);
  }

  private final Realm realm;
  private final Random random;
  private final Duration holds;
  private final Again again;
  private final List<Fabrication> fabrications;

  DanglingFacts(Scene scene, Random random) {
    this.realm = scene.realm();
    this.random = new Random(random.nextLong());
    this.holds = Faults.between(random, 1_500, 3_000);
    this.again = new Again(holds, this::someMore);
    String duel = realm.name() + "/duel";
    this.fabrications =
        List.of(
            jedis -> jedis.zadd(key("matches"), 1, id()),
            jedis -> jedis.zadd(key("matches"), 1, "nonsense"),
            jedis -> {
              String match = id();
              jedis.hset(key("match:" + match), Map.of("state", "CONFIRMED", "claimed", "never"));
              jedis.zadd(key("matches"), 1, match);
            },
            jedis -> {
              String match = id();
              jedis.set(key("match:" + match), "nonsense");
              jedis.zadd(key("matches"), 1, match);
            },
            jedis -> jedis.hset(key("busy"), "ghost-" + random.nextInt(99), id() + " " + id()),
            jedis -> jedis.hset(key("busy"), "no player/", "nonsense"),
            jedis -> jedis.zadd(key("waiting:" + duel), 1, id()),
            jedis -> jedis.zadd(key("waiting:" + duel), 1, "nonsense"),
            jedis -> {
              String ticket = id();
              jedis.hset(key("ticket:" + ticket), Map.of("state", "WAITING"));
              jedis.zadd(key("waiting:" + duel), 1, ticket);
              jedis.zadd(key("asked:" + duel), 1, ticket);
            },
            jedis -> jedis.hset(key("pool:" + duel), id(), "=" + id()),
            jedis -> jedis.hset(key("pool:" + duel), "nonsense", "p 1/\nmany {"),
            jedis -> jedis.sadd(key("starting:" + duel), id(), "nonsense"),
            jedis -> jedis.sadd(key("queues"), "no queue"),
            jedis -> jedis.hset(key("queue:" + duel), "ttl", "long"),
            jedis ->
                jedis.xadd(key("nudges"), XAddParams.xAddParams(), Map.of("match", "nonsense")),
            jedis -> createSession("odd-" + id()),
            jedis -> createSession(id()),
            jedis -> createPod());
  }

  private String key(String name) {
    return "kickoff:{" + realm.name() + "}:" + name;
  }

  private String id() {
    return Ulid.create(Instant.now(), random);
  }

  private void someMore() {
    try (Jedis jedis = realm.rig().bareRedis()) {
      for (int i = 0; i < 3; i++) {
        fabrications.get(random.nextInt(fabrications.size())).make(jedis);
      }
    }
  }

  private void createSession(String name) {
    GameSession session = new GameSession();
    session.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(realm.name())
            .withName(name)
            .withLabels(Map.of(Realm.FABRICATED, "true"))
            .build());
    session.setSpec(new GameSessionSpec());
    GameSessionStatus status = new GameSessionStatus();
    status.phase = Phase.READY;
    status.readyAt = "yesterday";
    status.host = "";
    status.port = 0;
    GameSession created = realm.rig().client().resource(session).create();
    created.setStatus(status);
    realm.rig().client().resource(created).updateStatus();
  }

  private void createPod() {
    realm
        .rig()
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withNamespace(realm.name())
                .withName("odd-" + id())
                .withLabels(Map.of(GameSession.SESSION_LABEL, "nonsense", Realm.FABRICATED, "true"))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("game")
                .withImage("nobody/has-this")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  @Override
  public void hit() {
    again.hit();
  }

  @Override
  public Duration holds() {
    return holds;
  }

  /** Stops writing. What was written stays: the operator must repair or tolerate it. */
  @Override
  public void heal() {
    again.heal();
  }
}
