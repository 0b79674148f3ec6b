package games.kickoff.local.pod;

import games.kickoff.local.process.ChildJvm;
import io.fabric8.kubernetes.api.model.Container;
import java.util.ArrayList;
import java.util.List;

/** What an image executes by default, in Docker's words. */
public record Image(List<String> entrypoint, List<String> cmd) {

  public static Image of(String... entrypoint) {
    return new Image(List.of(entrypoint), List.of());
  }

  /**
   * An image that runs a main class from this JVM's class path, in place of a real image with it.
   */
  public static Image of(ChildJvm jvm) {
    return new Image(jvm.command(), List.of());
  }

  /**
   * The command to execute for a container. The container's command replaces the image's entry
   * point and its cmd; the container's args replace the cmd (kubernetes.io, "Define a Command and
   * Arguments for a Container").
   */
  List<String> commandFor(Container container) {
    List<String> command = new ArrayList<>();
    if (container.getCommand().isEmpty()) {
      command.addAll(entrypoint);
      command.addAll(container.getArgs().isEmpty() ? cmd : container.getArgs());
    } else {
      command.addAll(container.getCommand());
      command.addAll(container.getArgs());
    }
    return command;
  }
}
