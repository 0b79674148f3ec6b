package games.kickoff.checkout.run;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.local.api.ApiBinaries;
import games.kickoff.local.api.RealApi;
import games.kickoff.local.stack.Service;
import games.kickoff.local.stack.Stack;
import games.kickoff.local.stack.StackOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text that {@code kickoff run} prints once a stack is up: addresses, processes, log files, and
 * commands to use with it.
 */
final class Announcement {

  private final StringBuilder text = new StringBuilder();

  private Announcement() {}

  static String of(Stack stack, StackOptions options, List<QueueKey> queues) {
    Announcement all = new Announcement();
    int number = options.gatewayPort().orElseThrow();
    String port = number == RunOptions.PORT ? "" : " PORT=" + number;
    String names = queues.stream().map(QueueKey::toString).collect(Collectors.joining(", "));
    all.row("gateway", stack.gateway() + "   the simple API plays " + options.defaultQueue());
    all.row("queues", names);
    for (Service service : stack.services()) {
      all.row(
          service.name(),
          "pid %d, metrics %s"
              .formatted(service.process().pid(), service.management().resolve("/metrics")));
    }
    all.row("Redis", stack.redis().uri() + "   realm " + Stack.REALM);
    all.row(
        "Postgres",
        "%s   user %s, any password, schema %s"
            .formatted(stack.postgres().jdbcUrl(), stack.postgres().user(), Stack.SCHEMA));
    boolean real = stack.api() instanceof RealApi;
    all.row(
        "Kubernetes",
        stack.api().url() + (real ? "   a real kube-apiserver" : "   fabric8's mock"));
    all.row(
        "logs",
        stack.path().resolve("logs") + ", game servers' in " + stack.path().resolve("pods"));
    all.text.append('\n');
    Path kubeconfig = stack.api().kubeconfig();
    if (real) {
      all.line("KUBECONFIG=" + kubeconfig + " " + kubectl() + " get mq");
    }
    all.line(
        "make get"
            + port
            + "      make get KIND=gsess"
            + port
            + "      make apply FILE=queue.yaml"
            + port);
    all.line(
        "KICKOFF_POSTGRES_URL=%s KICKOFF_POSTGRES_USER=%s make rebuild-ratings"
            .formatted(stack.postgres().jdbcUrl(), stack.postgres().user()));
    return all.text.toString();
  }

  private static String kubectl() {
    return ApiBinaries.find().map(found -> found.kubectl().toString()).orElse("kubectl");
  }

  private void row(String name, String value) {
    line("%-12s %s".formatted(name, value));
  }

  private void line(String content) {
    text.append("  ").append(content).append('\n');
  }
}
