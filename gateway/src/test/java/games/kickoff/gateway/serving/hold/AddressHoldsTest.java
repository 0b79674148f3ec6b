package games.kickoff.gateway.serving.hold;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressHoldsTest {

  private static final InetAddress A = InetAddress.ofLiteral("203.0.113.1");
  private static final InetAddress B = InetAddress.ofLiteral("203.0.113.2");

  private final CollectorRegistry metrics = new CollectorRegistry();
  private final AddressHolds holds = new AddressHolds(3, 0, metrics);

  private List<Place> open(InetAddress... peers) {
    List<Place> places = new ArrayList<>();
    for (InetAddress peer : peers) {
      places.add(holds.connection(peer).orElseThrow());
    }
    return places;
  }

  @Test
  void countEachAddressForItself() {
    assertThat(open(A, A, A, B)).allMatch(Place::isWithin);
    assertThat(open(A)).noneMatch(Place::isWithin);
    assertThat(open(B)).allMatch(Place::isWithin);
  }

  @Test
  void countAddressesOfOneNetworkOfVersionSixTogether() {
    for (int i = 1; i <= 3; i++) {
      assertThat(open(InetAddress.ofLiteral("2001:db8::" + i))).allMatch(Place::isWithin);
    }
    assertThat(open(InetAddress.ofLiteral("2001:db8::4"))).noneMatch(Place::isWithin);
    assertThat(open(InetAddress.ofLiteral("2001:db8:0:1::1"))).allMatch(Place::isWithin);
  }

  @Test
  void refuseAConnectionFarBeyondTheLimit() {
    open(A, A, A, A, A, A, A);
    assertThat(holds.connection(A)).isEmpty();
    assertThat(holds.connection(B)).isPresent();
    assertThat(metrics.getSampleValue("kickoff_gateway_connections_refused_total")).isEqualTo(1);
  }

  @Test
  void letAConnectionBeyondTheLimitInOnceAnotherIsClosed() {
    List<Place> places = open(A, A, A, A);
    assertThat(holds.admits(places.get(3))).isFalse();
    places.get(0).close();
    assertThat(holds.admits(places.get(3))).isTrue();
    open(A);
    assertThat(holds.admits(places.get(3))).isTrue();
  }

  @Test
  void countAPlaceOnceHoweverOftenItIsClosed() {
    List<Place> places = open(A, A, A, A);
    places.get(0).exempt();
    places.get(0).close();
    places.get(0).close();
    assertThat(places).allMatch(Place::isWithin);
    assertThat(open(A)).noneMatch(Place::isWithin);
  }

  @Test
  void takeNoMemoryForAddressesThatHoldNothing() {
    open(A, A, B).forEach(Place::close);
    assertThat(holds.isEmpty()).isTrue();
  }

  @Test
  void countNoConnectionOfATrustedProxy() {
    AddressHolds behindOne = new AddressHolds(1, 1, metricsOfAnother());
    for (int i = 0; i < 20; i++) {
      assertThat(behindOne.connection(A).map(Place::isWithin)).isEqualTo(Optional.of(true));
    }
    assertThat(behindOne.request(ClientAddress.of(B))).isPresent();
    assertThat(behindOne.request(ClientAddress.of(B))).isEmpty();
  }

  @Test
  void countNothingWithoutALimit() {
    AddressHolds unlimited = new AddressHolds(0, 0, metricsOfAnother());
    for (int i = 0; i < 20; i++) {
      assertThat(unlimited.connection(A).map(Place::isWithin)).isEqualTo(Optional.of(true));
    }
    assertThat(unlimited.isEmpty()).isTrue();
  }

  private static CollectorRegistry metricsOfAnother() {
    return new CollectorRegistry();
  }
}
