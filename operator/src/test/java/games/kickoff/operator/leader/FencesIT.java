package games.kickoff.operator.leader;

import static games.kickoff.redis.fixture.Realm.DUEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Fences;
import games.kickoff.core.term.StaleFence;
import games.kickoff.postgres.connection.FencedTransactions;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.PostgresFences;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.fixture.TestPostgres;
import games.kickoff.postgres.migration.Schema;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.fixture.TestRedis;
import games.kickoff.redis.term.RedisFences;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** The fence of the newest term, as Redis and Postgres store it. */
class FencesIT {

  // large, like a timestamp in microseconds
  private static final Fence OLD = new Fence(1_874_000_000_000_017L);

  private final Realm realm = Realm.closed(TestRedis.shared());
  private final RedisFences redis = new RedisFences(realm.redis);
  private final PostgresSettings settings = TestPostgres.freshSchema();
  private final Postgres pool = Postgres.connect(settings);
  private final PostgresFences postgres = new PostgresFences(pool);

  @BeforeEach
  void migrate() {
    new Schema(settings).migrate();
  }

  @AfterEach
  void close() {
    realm.close();
    pool.close();
  }

  @Test
  void anEmptyRedisHoldsNoneAndTakesTheFirst() {
    Fences.Held held = redis.read();

    assertThat(held.fence()).isEqualTo(Fence.NONE);
    assertThat(redis.replace(held, new Fence(5))).isTrue();
    assertThat(redis.read().fence()).isEqualTo(new Fence(5));
  }

  @Test
  void aTermThatBeganMeanwhileIsNotOverwrittenInRedis() {
    Fences.Held held = redis.read();
    redis.replace(held, new Fence(5));

    assertThat(redis.replace(held, new Fence(4))).isFalse();
    assertThat(redis.read().fence()).isEqualTo(new Fence(5));
  }

  @Test
  void aRedisThatCameBackEmptyIsNotTakenForTheOneRead() {
    redis.replace(redis.read(), new Fence(5));
    Fences.Held held = redis.read();
    inRedis(jedis -> jedis.del(realm.key("fence")));

    assertThat(redis.replace(held, new Fence(6))).isFalse();
  }

  @Test
  void whatTheLeaderBeforeWritesMeanwhileKeepsNoTermFromBeginning() {
    realm.as(OLD).publication.publish(Realm.queue(DUEL));
    Fences.Held held = redis.read();
    realm.as(OLD).publication.publish(Realm.queue(DUEL));

    assertThat(held.fence()).isEqualTo(OLD);
    assertThat(redis.replace(held, OLD.next())).isTrue();
    assertThatThrownBy(() -> realm.as(OLD).publication.publish(Realm.queue(DUEL)))
        .isInstanceOf(StaleFence.class);
    realm.as(OLD.next()).publication.publish(Realm.queue(DUEL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense that is greater than any digits",
        "12",
        "99999999999999999999999999999999",
        "list"
      })
  void aFenceThatNoTermWroteCountsForNothing(String nonsense) {
    inRedis(jedis -> {
      jedis.del(realm.key("fence"));
      if (nonsense.equals("list")) {
        jedis.rpush(realm.key("fence"), "a", "b");
      } else {
        jedis.set(realm.key("fence"), nonsense);
      }
    });
    Fences.Held held = redis.read();

    assertThat(held.fence()).isEqualTo(Fence.NONE);
    assertThat(redis.replace(held, new Fence(7))).isTrue();
    realm.as(new Fence(7)).publication.publish(Realm.queue(DUEL));
  }

  @Test
  void postgresCountsOnFromTheFencesOfBefore() {
    write("UPDATE term SET fence = " + OLD.value());
    Fences.Held held = postgres.read();

    assertThat(held.fence()).isEqualTo(OLD);
    assertThat(postgres.replace(held, OLD.next())).isTrue();
    assertThat(postgres.read().fence()).isEqualTo(OLD.next());
  }

  @Test
  void aTermThatBeganMeanwhileIsNotOverwrittenInPostgres() {
    Fences.Held held = postgres.read();
    postgres.replace(held, new Fence(5));

    assertThat(postgres.replace(held, new Fence(4))).isFalse();
    assertThat(postgres.read().fence()).isEqualTo(new Fence(5));
  }

  @Test
  void aTermRowThatSomebodyDeletedIsWrittenAgain() {
    write("DELETE FROM term");
    Fences.Held held = postgres.read();

    assertThat(held.fence()).isEqualTo(Fence.NONE);
    assertThat(postgres.replace(held, new Fence(5))).isTrue();
    assertThat(postgres.replace(held, new Fence(6))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-4", "9999999999999999", "9223372036854775807"})
  void aTermRowThatLeavesNoNextTermCountsForNothing(String nonsense) {
    write("UPDATE term SET fence = " + nonsense);
    Fences.Held held = postgres.read();

    assertThat(held.fence()).isEqualTo(Fence.NONE);
    assertThat(postgres.replace(held, new Fence(5))).isTrue();
  }

  /** Postgres was restored from a backup that is one term older. */
  @Test
  void anOlderPostgresTakesTheLeadersWritesAndNoneOfTheLeaderBefore() {
    FencedTransactions transactions = new FencedTransactions(pool, () -> new Fence(8));
    FencedTransactions before = new FencedTransactions(pool, () -> new Fence(7));
    postgres.replace(postgres.read(), new Fence(8));
    transactions.inTransaction(connection -> true);
    write("UPDATE term SET fence = 6");

    assertThat(transactions.<Boolean>inTransaction(connection -> true)).isTrue();

    assertThatThrownBy(() -> before.inTransaction(connection -> true))
        .isInstanceOf(StaleFence.class);
  }

  private void inRedis(Consumer<Jedis> change) {
    try (Jedis jedis = realm.bare()) {
      change.accept(jedis);
    }
  }

  private void write(String sql) {
    try (Connection bare = TestPostgres.bare(settings);
        Statement statement = bare.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
