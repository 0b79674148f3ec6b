package games.kickoff.faults.fault;

import games.kickoff.faults.clock.SettableClock;
import games.kickoff.faults.rig.Links;
import games.kickoff.faults.rig.Servers.Act;
import games.kickoff.faults.rig.TestBed;
import games.kickoff.faults.wire.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import redis.clients.jedis.Jedis;

/** Creates the fault of each kind. */
public final class Faults {

  private Faults() {}

  private interface Blow {
    void strike() throws IOException;
  }

  private record Simple(Blow blow, Duration holds, Blow mend, boolean letsPass) implements Fault {

    Simple(Blow blow, Duration holds, Blow mend) {
      this(blow, holds, mend, false);
    }

    @Override
    public void hit() throws IOException {
      blow.strike();
    }

    @Override
    public void heal() throws IOException {
      mend.strike();
    }
  }

  /** Creates a fault of that kind on that scene; {@code random} decides its details. */
  public static Fault make(FaultKind kind, Scene scene, Random random) {
    TestBed rig = scene.realm().rig();
    Links links = rig.links();
    return switch (kind) {
      case NONE -> new Simple(() -> {}, Duration.ZERO, () -> {});
      case OPERATOR_KILL -> once(() -> scene.realm().operator(scene.realm().leader()).kill());
      case OPERATOR_PAUSE -> pause(scene, random);
      case CLOCK_JUMP -> jump(scene, random);
      case GATEWAY_KILL -> once(() -> scene.realm().gateway().kill());
      case REDIS_RESTART ->
          new Simple(
              () -> rig.redis().kill(), between(random, 200, 2_500), () -> restartRedis(rig));
      case REDIS_OLDER -> new OlderRedis(scene, between(random, 100, 2_000));
      case REDIS_EMPTY -> emptyRedis(rig, random);
      case REDIS_FAILOVER, REDIS_SENTINEL, REDIS_FULL, REDIS_RESHARD ->
          RedisFaults.make(kind, scene, random);
      case SCRIPT_FLUSH -> new Again(between(random, 1_500, 2_500), () -> flush(rig));
      case POSTGRES_RESTART ->
          new Simple(
              () -> rig.postgres().kill(),
              between(random, 200, 2_500),
              () -> rig.postgres().restart());
      case POSTGRES_SLOW ->
          onLinks(
              links.operatorPostgres(),
              between(random, 2_000, 4_000),
              slowly(between(random, 100, 700)));
      case POSTGRES_REFUSING ->
          onLinks(
              links.operatorPostgres(),
              between(random, 1_000, 4_000),
              link -> link.be(Link.State.REFUSING));
      case API_SLOW ->
          onLinks(
              links.operatorApi(), between(random, 2_000, 4_000), slowly(between(random, 50, 300)));
      case API_ERRORS ->
          onLinks(
              links.operatorApi(),
              between(random, 2_000, 4_000),
              link -> link.answerInPlace(new ApiErrors(random.nextLong())::answer));
      case QUOTA ->
          onLinks(
              links.operatorApi(),
              between(random, 3_000, 6_000),
              link -> link.answerInPlace(new UsedUpQuota(random.nextLong())::answer));
      case API_WATCHES_CLOSED ->
          new Again(
              between(random, 1_500, 3_000),
              () -> links.operatorApi().forEach(link -> link.resetWhere("watch=true")));
      case CUT_GATEWAY_REDIS -> cut(() -> links.gatewayRedis(), random);
      case CUT_OPERATOR_REDIS ->
          cut(() -> links.operatorRedis().get(scene.realm().leader()), random);
      case CUT_OPERATOR_POSTGRES ->
          cut(() -> links.operatorPostgres().get(scene.realm().leader()), random);
      case CUT_OPERATOR_API -> cut(() -> links.operatorApi().get(scene.realm().leader()), random);
      case PODS_CRASH -> acts(scene, random, () -> Act.crashesEarly(between(random, 0, 300)));
      case PODS_NEVER_READY -> acts(scene, random, Act::neverGetsReady);
      case PODS_DIE ->
          acts(scene, random, () -> Act.dies(between(random, 0, 200), between(random, 100, 900)));
      case PODS_STAY -> acts(scene, random, () -> Act.stays(between(random, 0, 200)));
      case DELETE_SESSIONS ->
          new Again(Duration.ofMillis(1_200), Deletions.sessions(scene, random));
      case DELETE_PODS -> new Again(Duration.ofMillis(1_200), Deletions.pods(scene, random));
      case NAMESPACE_FORBIDDEN -> new ForbiddenNamespace(scene, random);
      case FENCE_BACK -> once(new OlderLease(scene)::comesBack);
      case DANGLING_FACT -> new DanglingFacts(scene, random);
      case DELETE_QUEUE -> Deletions.queue(scene, between(random, 300, 2_500));
      case SIDECAR_FIRST ->
          onLinks(
              links.operatorApi(),
              between(random, 3_000, 6_000),
              link -> link.rewrite(SidecarFirst::rewrite));
      case EVICT -> new Again(Duration.ofMillis(1_700), new Eviction(scene, random)::strike);
      case CLAIM_LOST_BEFORE_RECORD ->
          new Simple(new LostClaims(scene)::giveBack, Duration.ZERO, () -> {}, true);
      case SLOW_HEADERS -> new SlowHeaders(scene, between(random, 4_000, 6_000));
    };
  }

  private static Fault once(Blow blow) {
    return new Simple(blow, Duration.ZERO, () -> {});
  }

  static Duration between(Random random, int least, int most) {
    return Duration.ofMillis(least + random.nextInt(most - least));
  }

  private static Consumer<Link> slowly(Duration by) {
    return link -> link.slowDown(by);
  }

  private static Fault onLinks(List<Link> links, Duration holds, Consumer<Link> change) {
    return new Simple(() -> links.forEach(change), holds, () -> links.forEach(Link::heal));
  }

  private static Fault pause(Scene scene, Random random) {
    Runnable[] resume = {() -> {}};
    return new Simple(
        () -> resume[0] = scene.realm().operator(scene.realm().leader()).pause(),
        between(random, 3_200, 6_000),
        () -> resume[0].run(),
        random.nextBoolean());
  }

  /**
   * Shifts the clock by 5 to 20 s, as a time server may correct it, or by an hour, as people and
   * virtual machines do.
   */
  private static Fault jump(Scene scene, Random random) {
    Duration by = random.nextBoolean() ? Duration.ofHours(1) : between(random, 5_000, 20_000);
    Duration off = random.nextBoolean() ? by : by.negated();
    SettableClock[] clock = new SettableClock[1];
    return new Simple(
        () -> {
          clock[0] = scene.realm().clock(scene.realm().leader());
          clock[0].set(off);
        },
        between(random, 1_000, 6_000),
        () -> clock[0].set(Duration.ZERO),
        true);
  }

  /**
   * Makes the link silent, deaf, refusing or slow, then heals it; half the time its connections are
   * reset when it is healed.
   */
  private static Fault cut(Supplier<Link> where, Random random) {
    int how = random.nextInt(4);
    boolean resetAfterwards = random.nextBoolean();
    Link[] cut = new Link[1];
    Duration by = between(random, 200, 1_500);
    return new Simple(
        () -> {
          cut[0] = where.get();
          switch (how) {
            case 0 -> cut[0].be(Link.State.SILENT);
            case 1 -> cut[0].be(Link.State.DEAF);
            case 2 -> cut[0].be(Link.State.REFUSING);
            default -> cut[0].slowDown(by);
          }
        },
        between(random, 500, 5_000),
        () -> {
          cut[0].heal();
          if (resetAfterwards) {
            cut[0].reset();
          }
        },
        random.nextBoolean());
  }

  private static void restartRedis(TestBed rig) throws IOException {
    rig.redis().restart();
    rig.keepEveryWrite();
  }

  /**
   * Restarts Redis empty. The links refuse connections until it is empty, so that no process sees
   * the old data.
   */
  private static Fault emptyRedis(TestBed rig, Random random) {
    return new Simple(
        () -> {
          rig.links().redis().forEach(link -> link.be(Link.State.REFUSING));
          rig.redis().kill();
        },
        between(random, 200, 1_500),
        () -> {
          restartRedis(rig);
          try (Jedis jedis = rig.bareRedis()) {
            jedis.flushAll();
          }
          rig.links().redis().forEach(Link::heal);
        });
  }

  private static void flush(TestBed rig) {
    try (Jedis jedis = rig.bareRedis()) {
      jedis.scriptFlush();
    }
  }

  /**
   * While the fault lasts, half of the servers that start in the realm's namespace behave as {@code
   * act} says, the others as usual.
   */
  private static Fault acts(Scene scene, Random random, Supplier<Act> act) {
    var servers = scene.realm().rig().servers();
    String namespace = scene.realm().name();
    Random dice = new Random(random.nextLong());
    return new Simple(
        () -> servers.act(namespace, () -> dice.nextBoolean() ? act.get() : ordinary(dice)),
        between(random, 2_000, 4_000),
        () -> servers.act(namespace, () -> ordinary(dice)));
  }

  /**
   * A server whose match is so long that a slow machine sees it ready before it ends: seen only
   * afterwards, it would be a failed start.
   */
  public static Act unhurried(Random dice) {
    return Act.plays(between(dice, 0, 250), between(dice, 2_000, 3_000));
  }

  /** A server that gets ready within 250 ms and then plays a match of 0.3 to 1.5 s. */
  public static Act ordinary(Random dice) {
    return Act.plays(between(dice, 0, 250), between(dice, 300, 1_500));
  }
}
