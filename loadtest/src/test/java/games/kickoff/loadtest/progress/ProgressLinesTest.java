package games.kickoff.loadtest.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ProgressLines lines = new ProgressLines(new PrintStream(bytes, true, UTF_8));

  @Test
  void printsChangesOnceASecondAndAlwaysTheEnd() {
    lines.accept(progress(4, 0, 0, 0, 0));
    lines.accept(progress(3, 1, 0, 0, 500)); // too soon
    lines.accept(progress(0, 4, 0, 0, 1_000));
    lines.accept(progress(0, 4, 0, 0, 3_000)); // nothing new
    lines.accept(progress(0, 0, 4, 0, 3_100));
    lines.accept(progress(0, 0, 0, 4, 3_200)); // soon, but the end

    assertThat(bytes.toString(UTF_8))
        .isEqualTo(
            """
            waiting 4  matched 0  playing 0  done 0 /4  0.0s
            waiting 0  matched 4  playing 0  done 0 /4  1.0s
            waiting 0  matched 0  playing 4  done 0 /4  3.1s
            waiting 0  matched 0  playing 0  done 4 /4  3.2s
            """);
  }

  private static BotProgress progress(
      int waiting, int matched, int playing, int done, long millis) {
    return new BotProgress(4, waiting, matched, playing, done, 0, Duration.ofMillis(millis));
  }
}
