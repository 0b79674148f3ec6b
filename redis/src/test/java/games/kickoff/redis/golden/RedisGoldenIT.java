package games.kickoff.redis.golden;

import games.kickoff.redis.connection.Script;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.testing.golden.Golden;
import games.kickoff.testing.golden.Placeholders;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Compares keys, messages and scripts in Redis with the committed golden files. During a rolling
 * update, operators and gateways of two versions work on one Redis, so what one version writes, the
 * other must be able to read.
 */
class RedisGoldenIT {

  private static final Golden GOLDEN = Golden.of("redis");

  private static String keys;
  private static String messages;
  private static String keysPutBack;

  @BeforeAll
  static void tellTheStory() throws InterruptedException {
    Instant before = Instant.now().minusMillis(1);
    try (Realm realm = Realm.closed(TestRedis.shared());
        Jedis bare = realm.bare();
        Announced announced = new Announced(realm.bare(), realm.key("changes"))) {
      RealmStory story = new RealmStory(realm);
      story.tell();
      Placeholders placeholders = new Placeholders();
      story.nameTickets(placeholders);
      placeholders
          .name("{" + realm.redis.settings().realm() + "}", "{<realm>}")
          .times(before, Instant.now().plusSeconds(60));
      RealmDump dump = new RealmDump(bare, placeholders::in);
      keys = dump.of(realm.key("*"));
      messages =
          announced.messages(bare).stream()
              .map(message -> placeholders.in(message) + "\n")
              .collect(Collectors.joining());

      bare.keys(realm.key("*")).forEach(bare::del);
      story.putBack();
      keysPutBack = dump.of(realm.key("*"));
    }
  }

  @Test
  void everyKeyIsAsAgreed() {
    GOLDEN.holds("keys.txt", keys);
  }

  @Test
  void everyKeyIsAsAgreedAfterALossWasPutBack() {
    GOLDEN.holds("keys-put-back.txt", keysPutBack);
  }

  @Test
  void everyAnnouncementIsAsAgreed() {
    GOLDEN.holds("changes.txt", messages);
  }

  /**
   * Scripts are compared by their digests: a script counts as the same when its text is, however
   * that is put together.
   */
  @Test
  void everyScriptIsTheOneThatWasAgreed() {
    GOLDEN.holds(
        "scripts.txt",
        Arrays.stream(Script.values())
            .map(script -> script.sha1() + " " + script.name().toLowerCase(Locale.ROOT) + "\n")
            .collect(Collectors.joining()));
  }

  @AfterAll
  static void noFileIsLeftOver() {
    GOLDEN.hasNoFileBut("keys.txt", "keys-put-back.txt", "changes.txt", "scripts.txt");
  }
}
