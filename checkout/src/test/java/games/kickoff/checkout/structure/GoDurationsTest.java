package games.kickoff.checkout.structure;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.time.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The game server depends on no other module of ours, so it has a reader of durations of its own;
 * it accepts what the reader in core accepts.
 */
class GoDurationsTest {

  private static final List<String> PIECES =
      List.of(
          "", "0", "7", ".", "-", "+", " ", "\n", ",", "e", "٥", "ns", "us", "µs", "ms", "s", "m",
          "h", "M");

  @Test
  void theGameServerReadsWhatCoreReads() {
    for (String a : PIECES) {
      for (String b : PIECES) {
        for (String c : PIECES) {
          for (String d : PIECES) {
            assertSame(a + b + c + d);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1h2m3s4ms",
        "1h30m1.5s",
        "1s1s",
        "1..5s",
        "1.5.5s",
        "1.123456789s",
        "0.1234567891m",
        "2562047h",
        "2562048h",
        "2562047h47m16.854775807s",
        "2562047h47m16.854775808s",
        "9223372036s9223372036s",
        "99999999999999999999s",
        "000000000000000000000000000007s",
        "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s",
        "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s",
      })
  void itReadsLongOnesTheSameWay(String text) {
    assertSame(text);
  }

  private static void assertSame(String text) {
    assertThat(games.kickoff.gameserver.GoDuration.parse(text)).as(text).isEqualTo(ofCore(text));
  }

  private static Optional<Duration> ofCore(String text) {
    try {
      return Optional.of(GoDuration.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
