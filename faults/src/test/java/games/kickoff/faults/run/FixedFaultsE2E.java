package games.kickoff.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.faults.check.Violation;
import games.kickoff.faults.fault.FaultKind;
import games.kickoff.faults.rig.TestBed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fault runs that are part of {@code make test}: ten kinds of fault, each with a fixed seed.
 * Each line is one run of about 12 s, and two runs are played at a time.
 */
@Tag("faults")
class FixedFaultsE2E {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path directory;

  /** Two test beds, since a run waits more than it uses the processor. */
  private static final BlockingQueue<TestBed> FREE = new LinkedBlockingQueue<>();

  @BeforeAll
  static void start() throws IOException {
    FREE.add(TestBed.start());
    FREE.add(TestBed.start());
  }

  @AfterAll
  static void close() throws IOException {
    for (TestBed rig : FREE) {
      rig.close();
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "operator-kill, 1",
    "operator-pause, 1",
    "gateway-kill, 1",
    "redis-older, 1",
    "redis-empty, 1",
    "postgres-restart, 1",
    "api-errors, 2",
    "cut-operator-redis, 1",
    "clock-jump, 2",
    "dangling-fact, 1",
  })
  void keepsWhatIsPromised(String fault, long seed)
      throws IOException, InterruptedException, SQLException {
    FaultKind kind = FaultKind.of(fault).orElseThrow();
    Path folder = directory.resolve(fault + "-" + seed);
    TestBed rig = FREE.take();
    List<Violation> violations;
    try {
      violations = new Run(rig, kind, seed, folder).play().violations();
    } finally {
      FREE.put(rig);
    }
    assertThat(violations).as("see %s", folder).isEmpty();
  }
}
