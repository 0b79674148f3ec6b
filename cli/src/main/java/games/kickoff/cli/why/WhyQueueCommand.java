package games.kickoff.cli.why;

import games.kickoff.cli.cluster.ClusterOptions;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains why a queue forms no matches, or shows that it does. */
@Command(name = "queue", description = "Whether a queue forms matches, and why it doesn't.")
final class WhyQueueCommand implements Callable<Integer> {

  private final PrintStream out;

  @Parameters(
      paramLabel = "QUEUE",
      converter = Key.class,
      description = "namespace/name, or a name in namespace default")
  private QueueKey queue = new QueueKey("default", "default");

  @Mixin private final ClusterOptions cluster;

  WhyQueueCommand(ClusterOptions cluster, PrintStream out) {
    this.cluster = cluster;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    try (KubernetesClient client = cluster.client()) {
      MatchQueue found =
          client
              .resources(MatchQueue.class)
              .inNamespace(queue.namespace())
              .withName(queue.name())
              .get();
      if (found == null) {
        throw new IOException("there is no MatchQueue " + queue);
      }
      out.print(QueueReport.of(found));
    }
    return 0;
  }

  /** Converts {@code namespace/name}, or a name in namespace {@code default}. */
  static final class Key implements ITypeConverter<QueueKey> {
    @Override
    public QueueKey convert(String text) {
      return QueueKey.parse(text.contains("/") ? text : "default/" + text);
    }
  }
}
