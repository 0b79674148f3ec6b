package games.kickoff.loadtest.progress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void redrawsItsLine() {
    ProgressBar bar = bar(UTF_8);
    bar.accept(progress(4, 8, 20, 28, 0, 12_300));
    bar.accept(progress(0, 0, 0, 60, 0, 20_000));

    assertThat(text(UTF_8))
        .isEqualTo(
            "\r[████░░░░░░] waiting 4  matched 8  playing 20  done 28 /60  12.3s"
                + "\r[██████████] waiting 0  matched 0  playing 0  done 60 /60  20.0s \n");
  }

  @Test
  void usesPlainSignsWhereBlocksCannotBeWritten() {
    bar(US_ASCII).accept(progress(4, 8, 20, 28, 0, 12_300));

    assertThat(text(US_ASCII))
        .isEqualTo("\r[####......] waiting 4  matched 8  playing 20  done 28 /60  12.3s");
  }

  @Test
  void showsFailuresAndCountsThemAsPassed() {
    bar(US_ASCII).accept(progress(0, 0, 30, 28, 2, 12_300));

    assertThat(text(US_ASCII))
        .isEqualTo("\r[#####.....] waiting 0  matched 0  playing 30  done 28 /60  failed 2  12.3s");
  }

  @Test
  void drawsAtMostTenTimesASecondButAlwaysTheEnd() {
    ProgressBar bar = bar(US_ASCII);
    for (int millis = 0; millis < 1000; millis += 10) {
      bar.accept(progress(60, 0, 0, 0, 0, millis));
    }
    bar.accept(progress(0, 0, 0, 60, 0, 991));

    assertThat(text(US_ASCII).chars().filter(c -> c == '\r')).hasSize(11);
    assertThat(text(US_ASCII)).endsWith("done 60 /60  0.9s\n");
  }

  private ProgressBar bar(Charset charset) {
    return new ProgressBar(new PrintStream(bytes, true, charset));
  }

  private String text(Charset charset) {
    return bytes.toString(charset);
  }

  private static BotProgress progress(
      int waiting, int matched, int playing, int done, int failed, long millis) {
    return new BotProgress(60, waiting, matched, playing, done, failed, Duration.ofMillis(millis));
  }
}
