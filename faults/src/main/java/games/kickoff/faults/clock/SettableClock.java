package games.kickoff.faults.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The clock of a simulated machine, on which one process runs at a time. */
public final class SettableClock {

  private final Path directory;
  private final Path agent;
  private final Path offset;

  /**
   * Creates a clock without an offset.
   *
   * @param directory for the agent's jar and the file with the offset; not shared with another
   *     clock
   */
  public SettableClock(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory).toAbsolutePath();
    this.agent = this.directory.resolve("clock-agent.jar");
    this.offset = this.directory.resolve(ClockAgent.FILE);
    writeAgent();
    set(Duration.ZERO);
  }

  /**
   * Writes a jar that holds only a manifest naming the agent: the agent's classes are on the class
   * path of the process that uses it.
   */
  private void writeAgent() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Premain-Class", ClockAgent.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    new JarOutputStream(Files.newOutputStream(agent), manifest).close();
  }

  /**
   * The JVM flag for a process on this machine. The process' class path must contain this class.
   */
  public String flag() {
    return "-javaagent:" + agent + "=" + directory;
  }

  /** Sets the clock's offset, also in a process that is already running. */
  public void set(Duration off) throws IOException {
    Path next = offset.resolveSibling("offset.next");
    Files.writeString(next, Long.toString(off.toMillis()));
    Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
