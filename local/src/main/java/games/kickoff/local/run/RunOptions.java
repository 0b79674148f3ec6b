package games.kickoff.local.run;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.objects.BadManifest;
import games.kickoff.objects.Manifest;
import games.kickoff.local.stack.StackOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code make run} is told.
 *
 * @param port of the gateway on 127.0.0.1
 * @param defaultQueue of the simple API; empty: the manifest's first
 * @param keep leave the logs behind
 */
record RunOptions(
    int port, Path manifest, Optional<QueueKey> defaultQueue, int operators, boolean keep) {

  static final int PORT = 8080;

  static final String HELP =
      """
      Runs all of Kickoff on this machine until it is told to stop: everything embedded.

        --port N                of the gateway on 127.0.0.1 (8080)
        --queue FILE            the MatchQueues to play, one or more documents (examples/duel.yaml)
        --default-queue NS/NAME the simple API's queue (the file's first)
        --operators N           operator processes, 1 to 5; one leads (1)
        --keep 1                leave the logs behind
        --help                  this text

      KICKOFF_LOCAL_API=real|mock|auto chooses the Kubernetes API (auto: real where its binaries are).
      KICKOFF_LOG_FORMAT=text|json and KICKOFF_LOG_LEVEL are for the operator's and gateway's logs.
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming the argument that is wrong and what it takes
   */
  static RunOptions parse(List<String> arguments) {
    Arguments given =
        Arguments.parse(
            arguments, Set.of("--port", "--queue", "--default-queue", "--operators", "--keep"));
    String keep = given.text("--keep").orElse("0");
    if (!keep.equals("0") && !keep.equals("1")) {
      throw new IllegalArgumentException("--keep takes 0 or 1, not '" + keep + "'");
    }
    return new RunOptions(
        given.number("--port", 1, 65_535).orElse(PORT),
        Path.of(given.text("--queue").orElse("examples/duel.yaml")),
        given.text("--default-queue").map(RunOptions::queue),
        given.number("--operators", 1, 5).orElse(1),
        keep.equals("1"));
  }

  private static QueueKey queue(String text) {
    try {
      return QueueKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--default-queue: " + e.getMessage(), e);
    }
  }

  /**
   * The stack they ask for.
   *
   * @throws BadManifest naming the file and the field that is wrong
   * @throws IllegalArgumentException when the default queue isn't one of the file's
   */
  StackOptions stack(ApiChoice api) throws BadManifest {
    List<QueueKey> queues = Manifest.read(manifest).checked().queues();
    if (queues.isEmpty()) {
      throw new IllegalArgumentException(manifest + ": there is no MatchQueue in it");
    }
    QueueKey first = defaultQueue.orElse(queues.getFirst());
    if (!queues.contains(first)) {
      String there = queues.stream().map(QueueKey::toString).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "the default queue %s is not in %s, which has %s".formatted(first, manifest, there));
    }
    return StackOptions.of(api, manifest)
        .withDefaultQueue(first.toString())
        .withGatewayPort(port)
        .withOperators(operators)
        .keepingFiles(keep);
  }
}
