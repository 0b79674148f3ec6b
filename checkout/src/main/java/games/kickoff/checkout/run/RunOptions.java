package games.kickoff.checkout.run;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.stack.StackOptions;
import games.kickoff.objects.BadManifest;
import games.kickoff.objects.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of {@code kickoff run}.
 *
 * @param port the gateway's port on 127.0.0.1
 * @param manifest the file of the MatchQueues
 * @param defaultQueue the simple API's queue; empty: the first of the manifest
 * @param operators how many operator processes run
 * @param keep whether the logs stay after the end
 */
record RunOptions(
    int port, Path manifest, Optional<QueueKey> defaultQueue, int operators, boolean keep) {

  static final int PORT = 8080;

  /**
   * The options of the stack.
   *
   * @throws BadManifest naming the file and the field that is wrong
   * @throws IllegalArgumentException if the file has no MatchQueue, or not the default queue
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
