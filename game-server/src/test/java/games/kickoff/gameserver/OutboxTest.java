package games.kickoff.gameserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OutboxTest {

  @Property
  void deliversEveryLineInOrderHoweverLittleIsTakenAtOnce(
      @ForAll List<@AlphaChars String> lines, @ForAll @IntRange(min = 1, max = 50) int atOnce)
      throws IOException {
    Outbox outbox = new Outbox();
    Taking channel = new Taking(atOnce);
    StringBuilder said = new StringBuilder();
    for (String line : lines) {
      outbox.add(line);
      said.append(line).append('\n');
      outbox.writeTo(channel);
    }
    while (!outbox.isEmpty()) {
      assertThat(outbox.writeTo(channel)).isTrue();
    }
    assertThat(channel.taken.toString(US_ASCII)).isEqualTo(said.toString());
  }

  @Test
  void keepsALineThatIsNotTaken() throws IOException {
    Outbox outbox = new Outbox();
    outbox.add("STATE stop");
    assertThat(outbox.writeTo(new Taking(0))).isFalse();
    assertThat(outbox.isEmpty()).isFalse();
  }

  /** A channel that takes a few bytes at a time. */
  private static final class Taking implements WritableByteChannel {

    private final int atOnce;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    Taking(int atOnce) {
      this.atOnce = atOnce;
    }

    @Override
    public int write(ByteBuffer bytes) {
      int count = Math.min(atOnce, bytes.remaining());
      for (int i = 0; i < count; i++) {
        taken.write(bytes.get());
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
