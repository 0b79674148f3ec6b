package games.kickoff.faults.rig;

import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts processes and, when one ends, starts it again, as a Deployment would. */
public final class ProcessSupervisor implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ProcessSupervisor.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-Xmx256m",
          "-Dlogback.configurationFile=logback-child.xml",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** One supervised process. */
  public static final class Member {
    private final String name;
    private final ChildJvm jvm;
    private final Path directory;
    private volatile ChildProcess process;
    private volatile boolean leaves;
    private final Set<ChildProcess> killed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ends = new AtomicInteger();

    private Member(String name, ChildJvm jvm, Path directory) throws IOException {
      this.name = name;
      this.jvm = jvm;
      this.directory = directory;
      this.process = launch();
      Thread.ofVirtual().start(this::lookAfter);
    }

    private ChildProcess launch() throws IOException {
      return jvm.start(directory, directory.resolve(name + ".log"));
    }

    private void lookAfter() {
      while (!leaves) {
        if (process.await(Duration.ofMillis(200)).isPresent() && !leaves) {
          try {
            synchronized (this) {
              if (!leaves) {
                if (!killed.contains(process)) {
                  ends.incrementAndGet();
                }
                process = launch();
              }
            }
          } catch (IOException e) {
            log.error("{} can't be started again", name, e);
            return;
          }
        }
      }
    }

    public String name() {
      return name;
    }

    /** Sends SIGKILL; the process is started again afterwards. */
    public void kill() {
      ChildProcess victim = process;
      killed.add(victim);
      victim.kill();
    }

    /**
     * Sends SIGSTOP. The action that is returned continues this process, or does nothing if it has
     * ended.
     */
    public Runnable pause() {
      ChildProcess paused = process;
      paused.pause();
      return () -> {
        if (paused.isAlive()) {
          paused.resume();
        }
      };
    }

    private synchronized void leave() {
      leaves = true;
      process.resume();
      process.askToStop();
    }
  }

  private final Path directory;
  private final List<Member> members = new ArrayList<>();

  public ProcessSupervisor(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  /** Starts a process; its log is the file {@code <name>.log}. */
  public Member add(String name, String mainClass, Map<String, String> environment)
      throws IOException {
    return add(name, mainClass, environment, List.of());
  }

  /** Starts a process with more flags for its JVM; its log is the file {@code <name>.log}. */
  public Member add(
      String name, String mainClass, Map<String, String> environment, List<String> more)
      throws IOException {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add("-Djava.io.tmpdir=" + directory);
    flags.addAll(more);
    ChildJvm jvm =
        ChildJvm.of(mainClass).withFlags(flags.toArray(String[]::new)).withEnvironment(environment);
    Member member = new Member(name, jvm, directory);
    members.add(member);
    return member;
  }

  /** One sentence for each process that should be running and is not. */
  public List<String> missing() {
    return members.stream()
        .filter(member -> !member.process.isAlive())
        .map(member -> member.name + " does not run")
        .toList();
  }

  /** One sentence for each process that ended though {@link Member#kill} was not called. */
  public List<String> endedByThemselves() {
    return members.stream()
        .filter(member -> member.ends.get() > 0)
        .map(member -> member.name + " ended by itself, " + member.ends.get() + " times")
        .toList();
  }

  @Override
  public void close() {
    members.forEach(Member::leave);
    members.forEach(member -> member.process.terminate(STOP));
  }
}
