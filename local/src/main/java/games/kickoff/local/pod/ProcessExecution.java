package games.kickoff.local.pod;

import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.process.ChildProcess;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes the first container of a pod as a process on this machine. Its output goes to a log of
 * its own in the directory; its working directory is deleted when it ends. Init containers,
 * sidecars, volumes, security contexts and resources are ignored.
 */
public final class ProcessExecution implements Execution {

  private static final Logger log = LoggerFactory.getLogger(ProcessExecution.class);

  private final Images images;
  private final Path directory;
  private final Clock clock;

  public ProcessExecution(Images images, Path directory) {
    this.images = images;
    this.directory = directory;
    this.clock = Clock.systemUTC();
  }

  @Override
  public Running start(PodLaunch launch) throws CannotStart {
    String name = launch.container().getImage();
    Image image = images.find(name).orElseThrow(() -> CannotStart.unknownImage(name, images));
    Path home = directory.resolve(launch.fileName());
    Path output = directory.resolve(launch.fileName() + ".log");
    Path lastWord = home.resolve("termination-log");
    ContainerEnvironment environment = ContainerEnvironment.of(launch, lastWord);
    List<String> command = environment.expand(image.commandFor(launch.container()));
    try {
      Files.createDirectories(home);
      ChildProcess process = ChildProcess.start(command, environment.variables(), home, output);
      return new RunningProcess(launch, process, home, environment.variables());
    } catch (IOException e) {
      return new NeverStarted(
          CompletableFuture.completedFuture(
              Exit.startError(String.valueOf(e.getMessage()), clock.instant())));
    }
  }

  private final class RunningProcess implements Running {

    private final ChildProcess process;
    private final Path home;
    private final Map<String, String> environment;
    private final CompletableFuture<Exit> exit;
    private final ProbeTry probes;

    RunningProcess(
        PodLaunch launch, ChildProcess process, Path home, Map<String, String> environment) {
      this.process = process;
      this.home = home;
      this.environment = environment;
      this.probes = new ProbeTry(launch, this::execute);
      this.exit = process.exit().thenApplyAsync(code -> lastWords(launch, code));
    }

    @Override
    public String id() {
      return "process://" + process.pid();
    }

    @Override
    public CompletableFuture<Exit> exit() {
      return exit;
    }

    @Override
    public boolean passes(Probe probe) {
      return probes.passes(probe);
    }

    @Override
    public void terminate() {
      process.askToStop();
    }

    @Override
    public void kill() {
      process.kill();
    }

    private Exit lastWords(PodLaunch launch, int code) {
      try {
        Path file = home.resolve("termination-log");
        String message = TerminationMessage.read(launch.container(), code, file, process.log());
        StackDirectory.delete(home);
        return Exit.of(code, message, clock.instant());
      } catch (IOException e) {
        log.warn("the termination message of {} can't be read", launch.fileName(), e);
        return Exit.of(code, "", clock.instant());
      }
    }

    private boolean execute(List<String> command, Duration timeout) {
      try {
        ChildProcess probe = ChildProcess.start(command, environment, home, process.log());
        boolean passed = probe.await(timeout).orElse(-1) == 0;
        probe.kill();
        return passed;
      } catch (IOException cannotRun) {
        return false;
      }
    }
  }

  private record NeverStarted(CompletableFuture<Exit> exit) implements Running {

    @Override
    public String id() {
      return "";
    }

    @Override
    public boolean passes(Probe probe) {
      return false;
    }

    @Override
    public void terminate() {}

    @Override
    public void kill() {}
  }
}
