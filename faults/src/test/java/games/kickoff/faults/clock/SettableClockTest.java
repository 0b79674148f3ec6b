package games.kickoff.faults.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.process.ChildProcess;
import games.kickoff.testing.WaitBound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets the clock of a process that repeatedly writes what its clocks show. */
class SettableClockTest {

  @TempDir Path directory;

  /**
   * The process. It writes the seconds since the epoch by Instant, by ZonedDateTime and by System.
   */
  static final class Teller {
    public static void main(String[] args) throws Exception {
      Path out = Path.of(args[0]);
      new Timer(true)
          .schedule(
              new TimerTask() {
                @Override
                public void run() {
                  lines(out.resolveSibling("timer"));
                }
              },
              0,
              20);
      while (true) {
        lines(out);
        Thread.sleep(20);
      }
    }

    private static void lines(Path out) {
      try {
        Path next = out.resolveSibling(out.getFileName() + ".next");
        Files.writeString(
            next,
            "%d %d %d"
                .formatted(
                    Instant.now().getEpochSecond(),
                    ZonedDateTime.now(ZoneOffset.UTC).toEpochSecond(),
                    System.currentTimeMillis() / 1000));
        Files.move(next, out, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Test
  void movesEveryClockOfTheProcessAndItsTimersToo() throws IOException {
    SettableClock clock = new SettableClock(directory.resolve("clock"));
    Path out = directory.resolve("told");
    ChildProcess process =
        ChildJvm.of(Teller.class.getName())
            .withFlags(clock.flag())
            .withArguments(out.toString())
            .start(directory, directory.resolve("log"));
    try {
      awaitOff(out, Duration.ZERO);
      clock.set(Duration.ofHours(1));
      awaitOff(out, Duration.ofHours(1));
      clock.set(Duration.ofHours(-1));
      awaitOff(out, Duration.ofHours(-1));
      Path timer = directory.resolve("timer");
      Instant last = Files.getLastModifiedTime(timer).toInstant();
      await() // java.util.Timer uses the clock: when it is set back, the timer doesn't fire
          .during(Duration.ofMillis(500))
          .until(() -> Files.getLastModifiedTime(timer).toInstant().isBefore(last.plusMillis(200)));
    } finally {
      process.terminate(Duration.ofSeconds(2));
    }
  }

  private static void awaitOff(Path out, Duration off) {
    await()
        .ignoreExceptions()
        .atMost(WaitBound.BOUND)
        .untilAsserted(() -> {
          long now = Instant.now().getEpochSecond();
          List<Long> assigned =
              List.of(Files.readString(out).split(" ")).stream().map(Long::parseLong).toList();
          assertThat(assigned)
              .hasSize(3)
              .allSatisfy(t -> assertThat(t).isCloseTo(now + off.toSeconds(), within(2L)));
        });
  }
}
