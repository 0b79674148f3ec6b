package games.kickoff.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A main class of this JVM's class path that is run in a JVM of its own. The operator and the
 * gateway run so in a stack, so that a test can kill them as a node would.
 */
public record ChildJvm(
    String mainClass, List<String> flags, List<String> arguments, Map<String, String> environment) {

  public static ChildJvm of(String mainClass) {
    return new ChildJvm(mainClass, List.of(), List.of(), Map.of());
  }

  public ChildJvm withFlags(String... more) {
    return new ChildJvm(mainClass, List.of(more), arguments, environment);
  }

  public ChildJvm withArguments(String... more) {
    return new ChildJvm(mainClass, flags, List.of(more), environment);
  }

  public ChildJvm withEnvironment(Map<String, String> variables) {
    return new ChildJvm(mainClass, flags, arguments, Map.copyOf(variables));
  }

  /** The command to execute, which can also be the entry point of a pod's image. */
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath());
    command.add(mainClass);
    command.addAll(arguments);
    return List.copyOf(command);
  }

  /** This JVM's class path with absolute paths, since the child runs in another directory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  public ChildProcess start(Path directory, Path log) throws IOException {
    return ChildProcess.start(command(), environment, directory, log);
  }
}
