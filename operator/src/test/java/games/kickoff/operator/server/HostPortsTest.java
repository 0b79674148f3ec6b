package games.kickoff.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.operator.rules.HostPortRange;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostPortsTest {

  private static final HostPortRange RANGE = new HostPortRange(7000, 7009);
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Set<Integer> seen = new HashSet<>();
  private final HostPorts ports = new HostPorts(seen::contains);

  @Test
  void givesEachPortOnceUntilNoneIsFree() {
    Set<Integer> given = new HashSet<>();
    for (int i = 0; i < RANGE.size(); i++) {
      given.add(ports.choose(RANGE, "pod-" + i, NOW).orElseThrow());
    }

    assertThat(given).hasSize(10).allMatch(port -> port >= 7000 && port <= 7009);
    assertThat(ports.choose(RANGE, "one-more", NOW)).isEmpty();
  }

  @Test
  void givesNoPortThatAPodHas() {
    for (int port = 7000; port <= 7008; port++) {
      seen.add(port);
    }

    assertThat(ports.choose(RANGE, "pod", NOW)).isEqualTo(OptionalInt.of(7009));
  }

  @Test
  void givesAPortAgainWhenItsPodWasNeverSeen() {
    HostPortRange one = new HostPortRange(7000, 7000);
    assertThat(ports.choose(one, "refused", NOW)).isPresent();

    assertThat(ports.choose(one, "next", NOW.plusSeconds(30))).isEmpty();
    assertThat(ports.choose(one, "next", NOW.plusSeconds(31))).isEqualTo(OptionalInt.of(7000));
  }
}
