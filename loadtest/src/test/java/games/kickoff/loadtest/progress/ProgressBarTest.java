package games.kickoff.loadtest.progress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void redrawsItsLineAndEndsItWhenFull() {
    ProgressBar bar = bar(UTF_8);
    bar.draw(28, 60, "done 28 /60  12.3s");
    bar.draw(60, 60, "done 60 /60  9.0s");

    assertThat(text(UTF_8))
        .isEqualTo("\r[████░░░░░░] done 28 /60  12.3s" + "\r[██████████] done 60 /60  9.0s \n");
  }

  @Test
  void usesPlainSignsWhereBlocksCannotBeWritten() {
    bar(US_ASCII).draw(28, 60, "done 28 /60");

    assertThat(text(US_ASCII)).isEqualTo("\r[####......] done 28 /60");
  }

  @Test
  void makesWayForAnotherLine() {
    ProgressBar bar = bar(US_ASCII);
    bar.draw(1, 2, "1/2");
    bar.clear();
    bar.draw(2, 2, "2");

    assertThat(text(US_ASCII))
        .isEqualTo("\r[#####.....] 1/2" + "\r                \r" + "\r[##########] 2\n");
  }

  private ProgressBar bar(Charset charset) {
    return new ProgressBar(new PrintStream(bytes, true, charset));
  }

  private String text(Charset charset) {
    return bytes.toString(charset);
  }
}
