package games.kickoff.local.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopbackBlockTest {

  @Test
  void handsOutEachOfItsAddressesOnceUntilItIsGivenBack() {
    try (PodAddresses addresses = LoopbackBlock.claim()) {
      assumeTrue(addresses instanceof LoopbackBlock, "this OS has one loopback address");
      Set<PodAddress> taken = new HashSet<>();
      for (int pod = 0; pod < 253; pod++) {
        assertThat(taken.add(addresses.take().orElseThrow())).isTrue();
      }
      PodAddress last = taken.iterator().next();

      assertThat(addresses.take()).isEmpty();
      addresses.giveBack(last);
      assertThat(addresses.take()).hasValue(last);
    }
  }

  @Test
  void drawsAnotherBlockWhenTheFirstIsTaken() {
    try (PodAddresses one = LoopbackBlock.claim(new Random(7));
        PodAddresses two = LoopbackBlock.claim(new Random(7))) {
      assertThat(one.take()).isNotEqualTo(two.take());
    }
  }

  @Test
  void leavesTheLowestBlockToTheRestOfTheMachine() {
    try (PodAddresses addresses = LoopbackBlock.claim()) {
      assertThat(addresses.take().orElseThrow().host())
          .startsWith("127.")
          .doesNotStartWith("127.0.");
    }
  }

  @Test
  void givesEveryPodItsOwnPortWhereThereIsOneAddress() {
    PodAddresses addresses = new SingleAddress();

    PodAddress one = addresses.take().orElseThrow();
    PodAddress two = addresses.take().orElseThrow();

    assertThat(one.host()).isEqualTo(two.host()).isEqualTo("127.0.0.1");
    assertThat(one.port()).isPresent().isNotEqualTo(two.port());
  }

  @Test
  void givesNoMoreThanItsLimit() {
    PodAddresses two = PodAddresses.shared("127.0.0.1").limitedTo(2);
    PodAddress first = two.take().orElseThrow();
    two.take();

    assertThat(two.take()).isEmpty();
    two.giveBack(first);
    assertThat(two.take()).isPresent();
  }
}
