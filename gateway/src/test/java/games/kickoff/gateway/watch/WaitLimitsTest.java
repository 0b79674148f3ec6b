package games.kickoff.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.id.PlayerId;
import games.kickoff.gateway.serving.auth.AccessToken;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.Refusal;
import io.prometheus.client.CollectorRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitLimitsTest {

  private static final Caller P1 = player("p1");
  private static final Caller P2 = player("p2");
  private static final Caller BACKEND = new Caller.Backend();

  private final CollectorRegistry metrics = new CollectorRegistry();
  private final WaitLimits waits = new WaitLimits(2, 10, metrics);

  private static Caller player(String id) {
    return new Caller.Player(
        new AccessToken(
            new PlayerId(id), AccessToken.Origin.REALM, Optional.empty(), Optional.empty()));
  }

  private void refused(Caller caller, String by) {
    assertThatThrownBy(() -> waits.begin(caller))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Too many");
    assertThat(
            metrics.getSampleValue(
                "kickoff_gateway_waits_refused_total", new String[] {"by"}, new String[] {by}))
        .isEqualTo(1);
  }

  @Test
  void refuseAPlayerWithTooManyAndNoOther() {
    WaitLimits.Wait first = waits.begin(P1);
    waits.begin(P1);
    refused(P1, "player");
    waits.begin(P2);
    first.close();
    waits.begin(P1);
  }

  @Test
  void leaveATenthOfTheConnectionsToRequestsThatDoNotWait() {
    WaitLimits.Wait first = waits.begin(BACKEND);
    for (int i = 1; i < 9; i++) {
      waits.begin(BACKEND);
    }
    refused(P1, "gateway");
    first.close();
    waits.begin(P1);
  }

  @Test
  void giveBackTheRoomOfAWaitThatIsRefusedForItsPlayer() {
    waits.begin(P1);
    waits.begin(P1);
    refused(P1, "player");
    for (int i = 2; i < 9; i++) {
      waits.begin(BACKEND);
    }
  }
}
