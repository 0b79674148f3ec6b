package games.kickoff.redis.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTlsIT {

  @TempDir private Path directory;

  @Test
  void talksToARedisWhoseAuthorityItWasGiven() throws Exception {
    try (TlsRedis server = TlsRedis.named("ip:127.0.0.1", directory);
        RealmRedis redis = connect(server, Optional.of(server.certificate()))) {
      assertThat(redis.isOpen()).isFalse(); // the server's answer: 0
    }
  }

  @Test
  void refusesARedisThatNobodyItTrustsHasSigned() throws Exception {
    try (TlsRedis server = TlsRedis.named("ip:127.0.0.1", directory);
        RealmRedis redis = connect(server, Optional.empty())) {
      assertThatThrownBy(redis::isOpen)
          .isInstanceOf(StoreUnavailable.class)
          .hasStackTraceContaining("unable to find valid certification path");
    }
  }

  @Test
  void refusesARedisWithSomebodyElsesCertificate() throws Exception {
    try (TlsRedis server = TlsRedis.named("dns:other.example.com", directory);
        RealmRedis redis = connect(server, Optional.of(server.certificate()))) {
      assertThatThrownBy(redis::isOpen)
          .isInstanceOf(StoreUnavailable.class)
          .hasStackTraceContaining("No subject alternative names");
    }
  }

  @Test
  void saysWhichFileHoldsNoCertificate() throws Exception {
    Path empty = Files.createFile(directory.resolve("ca.crt"));
    assertThatThrownBy(() -> RedisTls.trusting(Optional.of(empty)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KICKOFF_REDIS_CA_FILE")
        .hasMessageContaining("ca.crt holds no certificate");
  }

  private static RealmRedis connect(TlsRedis server, Optional<Path> caFile) {
    return RealmRedis.connect(
        new RedisSettings("default", server.uri(), "", "", false, Duration.ofSeconds(10), caFile));
  }
}
