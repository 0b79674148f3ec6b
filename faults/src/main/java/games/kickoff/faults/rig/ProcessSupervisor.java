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

/** Processes that are started again when they end, as a Deployment would. */
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

  /** One of them. */
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

    /** SIGKILL; another takes its place. */
    public void kill() {
      ChildProcess victim = process;
      killed.add(victim);
      victim.kill();
    }

    /** SIGSTOP. What continues it continues this process, or nothing if it has been replaced. */
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

  /** Starts one; its log is {@code <name>.log}. */
  public Member add(String name, String mainClass, Map<String, String> environment)
      throws IOException {
    return add(name, mainClass, environment, List.of());
  }

  /** As above, with more flags for its JVM. */
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

  /** The processes that don't run though they should. */
  public List<String> missing() {
    return members.stream()
        .filter(member -> !member.process.isAlive())
        .map(member -> member.name + " does not run")
        .toList();
  }

  /** The processes that ended though nobody killed them. */
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
