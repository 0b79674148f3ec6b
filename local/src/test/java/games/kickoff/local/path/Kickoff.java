package games.kickoff.local.path;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.pod.Image;
import games.kickoff.local.process.ChildJvm;
import games.kickoff.local.stack.Stack;
import games.kickoff.local.stack.StackOptions;
import games.kickoff.operator.api.GameSession;
import games.kickoff.postgres.connection.PostgresSettings;
import games.kickoff.postgres.record.PostgresRecords;
import games.kickoff.redis.claim.RedisMatches;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.redis.queue.RedisQueues;
import games.kickoff.redis.ticket.RedisTickets;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A whole stack, with access to each owner of facts. */
final class Kickoff implements AutoCloseable {

  final Stack stack;
  final KubernetesClient kubernetes;
  final RedisTickets tickets;
  final RedisMatches matches;
  final RedisQueues queues;
  final PostgresRecords records;
  private final RealmRedis redis;

  private Kickoff(Stack stack) {
    this.stack = stack;
    this.kubernetes = stack.api().client();
    this.redis = RealmRedis.connect(RedisSettings.of("local", stack.redis().uri()));
    this.tickets = new RedisTickets(redis, Clock.systemUTC(), new Random());
    this.matches = new RedisMatches(redis);
    this.queues = new RedisQueues(redis);
    this.records =
        PostgresRecords.connect(
            new PostgresSettings(
                stack.postgres().jdbcUrl(),
                stack.postgres().user(),
                stack.postgres().password(),
                "kickoff"));
  }

  static Kickoff start(ApiChoice api, String manifest) throws IOException {
    return start(api, manifest, options -> options);
  }

  /**
   * Starts a stack whose options differ from the default. Its files stay until StackLogs removes
   * them.
   */
  static Kickoff start(ApiChoice api, String manifest, UnaryOperator<StackOptions> difference)
      throws IOException {
    StackOptions options =
        StackOptions.of(api, resource(manifest))
            .keepingFiles(true)
            .withImages(
                Map.of(
                    "test/says-stop-and-stays",
                        Image.of(ChildJvm.of(StayingServer.class.getName())),
                    "test/dies-after-ready",
                        Image.of(ChildJvm.of(StayingServer.class.getName()).withArguments("dies")),
                    "test/crashes", Image.of("/bin/sh", "-c", "exit 3")));
    Stack stack = Stack.start(difference.apply(options));
    StackLogs.watch(stack.path());
    return new Kickoff(stack);
  }

  private static Path resource(String name) {
    try {
      return Path.of(Kickoff.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static QueueKey queue(String name) {
    return new QueueKey("default", name);
  }

  TicketId join(String queue, String player) {
    return join(queue(queue), player);
  }

  TicketId join(QueueKey queue, String player) {
    JoinResult result = tickets.join(queue, List.of(new PlayerId(player)));
    return ((JoinResult.Created) result).ticket().id();
  }

  TicketView ticket(TicketId id) {
    return tickets.find(id).orElseThrow();
  }

  Optional<GameSession> session(MatchId match) {
    return kubernetes.resources(GameSession.class).inAnyNamespace().list().getItems().stream()
        .filter(session -> session.getMetadata().getName().equals(match.value()))
        .findFirst();
  }

  Optional<RecordView> record(MatchId match) {
    return records.find(match);
  }

  List<Pod> pods(MatchId match) {
    return kubernetes
        .pods()
        .inAnyNamespace()
        .withLabel(GameSession.SESSION_LABEL, match.value())
        .list()
        .getItems();
  }

  int podsOf(MatchId match) {
    return pods(match).size();
  }

  @Override
  public void close() throws IOException {
    records.close();
    redis.close();
    kubernetes.close();
    stack.close();
  }
}
