package games.kickoff.cli.why;

import games.kickoff.cli.cluster.ClusterOptions;
import games.kickoff.operator.api.GameSession;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains why a match was formed, and why it ended. */
@Command(name = "match", description = "Why a match was formed, and why it ended or failed.")
final class WhyMatchCommand implements Callable<Integer> {

  private final PrintStream out;

  @Parameters(paramLabel = "MATCH", description = "its id, which is its GameSession's name")
  private String match = "";

  @Mixin private final ClusterOptions cluster;

  WhyMatchCommand(ClusterOptions cluster, PrintStream out) {
    this.cluster = cluster;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    try (KubernetesClient client = cluster.client()) {
      List<GameSession> found =
          client
              .resources(GameSession.class)
              .inAnyNamespace()
              .withField("metadata.name", match)
              .list()
              .getItems();
      GameSession session =
          found.stream()
              .filter(each -> each.getMetadata().getName().equals(match))
              .findFirst()
              .orElseThrow(() ->
                  new IOException(
                      "there is no GameSession "
                          + match
                          + "; after its queue's retention the record in Postgres says why"
                          + " (docs/matchmaking.md)"));
      out.print(MatchReport.of(session));
    }
    return 0;
  }
}
