package games.kickoff.cli.cluster;

import games.kickoff.loadtest.report.Table;
import games.kickoff.objects.ObjectKind;
import games.kickoff.objects.ObjectTable;
import games.kickoff.objects.Objects;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows objects of the Kubernetes API, by default MatchQueues. */
@Command(name = "get", description = "Show objects: queues, sessions, pods and others.")
public final class GetCommand implements Callable<Integer> {

  enum Form {
    TABLE,
    WIDE,
    YAML
  }

  private final PrintStream out;

  @Option(
      names = {"-k", "--kind"},
      paramLabel = "KIND",
      defaultValue = "mq",
      converter = ObjectKindConverter.class,
      description = "mq, gsess, pods, events, leases, ... (mq)")
  private ObjectKind kind = ObjectKind.called("mq").orElseThrow();

  @Mixin private final ObjectChoice choice = new ObjectChoice();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FORM",
      description = "table, wide or yaml (table)")
  private Form form = Form.TABLE;

  @Mixin private final ClusterOptions cluster;

  public GetCommand(ClusterOptions cluster, PrintStream out) {
    this.cluster = cluster;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    try (KubernetesClient client = cluster.client()) {
      List<GenericKubernetesResource> found = choice.of(kind, new Objects(client));
      out.print(
          form == Form.YAML
              ? ObjectTable.yaml(found)
              : table(ObjectTable.rows(kind, found, form == Form.WIDE, Instant.now())));
    }
    return 0;
  }

  private static String table(List<List<String>> rows) {
    Table table = Table.listed();
    rows.forEach(row -> table.row(row.toArray()));
    return table.toString();
  }
}
