package games.kickoff.local.bench;

import games.kickoff.core.change.ChangeListener;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.local.api.ApiChoice;
import games.kickoff.local.directory.StackDirectory;
import games.kickoff.local.network.PodAddresses;
import games.kickoff.local.pod.Execution;
import games.kickoff.local.pod.HollowExecution;
import games.kickoff.local.pod.PodRuntime;
import games.kickoff.local.stack.Stack;
import games.kickoff.local.stack.StackOptions;
import games.kickoff.redis.change.RedisChanges;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.RedisSettings;
import games.kickoff.redis.ticket.RedisTickets;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A whole stack whose servers are simulated and ready at once. It listens to the announcements in
 * Redis and notes when each player was assigned.
 */
final class HollowStack implements ChangeListener {

  /**
   * The lowest revision of an assigned ticket: waiting is 1, claimed 2, assigned 3. It is higher if
   * the ticket went back in between.
   */
  private static final long ASSIGNED_REV = 3;

  private static final String REALM = "local";

  private final Stack stack;
  private final StayUp services;
  private final RedisTickets tickets;
  private final BlockingQueue<Announced> announced = new LinkedBlockingQueue<>();
  private final Map<PlayerId, Long> assignedAt = new ConcurrentHashMap<>();
  private final CountDownLatch listening = new CountDownLatch(1);

  /** A ticket that may be assigned, judged by its revision alone. */
  private record Announced(TicketId ticket, long at) {}

  /**
   * What is played on which stack.
   *
   * @param retention the queue's retention of ended sessions
   * @param servers the execution that runs the pods
   * @param difference changes the options of a default stack
   */
  record Shape(
      ApiChoice api,
      int teamSize,
      Duration retention,
      Execution servers,
      UnaryOperator<StackOptions> difference) {

    /** A stack with one operator, on which every match takes the time {@code match}. */
    static Shape of(ApiChoice api, int teamSize, Duration match, Duration retention) {
      return new Shape(
          api,
          teamSize,
          retention,
          new TimedMatches(new HollowExecution(), match),
          UnaryOperator.identity());
    }
  }

  private HollowStack(Stack stack, RealmRedis realm) {
    this.stack = stack;
    this.services = new StayUp(stack::services);
    this.tickets = new RedisTickets(realm, Clock.systemUTC(), new java.util.Random());
  }

  /** Starts the stack; returns when players can join and the announcements are received. */
  static HollowStack start(Cleanup cleanup, Shape shape) throws IOException, InterruptedException {
    StackDirectory directory = cleanup.add(StackDirectory.create(false));
    StackOptions options =
        StackOptions.of(
                shape.api(),
                BenchQueue.manifest(directory.path(), shape.teamSize(), shape.retention()))
            .withoutRestarts()
            .withNode((api, images, files) ->
                PodRuntime.of(api, shape.servers(), PodAddresses.shared("127.0.0.1")));
    Stack stack = cleanup.add(Stack.start(shape.difference().apply(options)));
    RealmRedis realm =
        cleanup.add(RealmRedis.connect(RedisSettings.of(REALM, stack.redis().uri())));
    HollowStack hollow = new HollowStack(stack, realm);
    cleanup.add(new RedisChanges(realm, Duration.ofSeconds(1)).subscribe(hollow));
    Thread verifying = Thread.ofVirtual().start(hollow::verify);
    cleanup.add(() -> {
      verifying.interrupt();
      verifying.join();
    });
    if (!hollow.listening.await(10, TimeUnit.SECONDS)) {
      throw new IOException("Redis' announcements can't be heard");
    }
    return hollow;
  }

  Stack stack() {
    return stack;
  }

  URI gateway() {
    return stack.gateway();
  }

  /** Checks whether all services run; the benches use it while they wait. */
  StayUp services() {
    return services;
  }

  /** How many players were assigned so far. */
  int assigned() {
    return assignedAt.size();
  }

  /**
   * The times since {@code nanos} at which players were assigned, in order, by {@link
   * System#nanoTime}.
   */
  long[] assignedSince(long nanos) {
    return assignedAt.values().stream()
        .mapToLong(at -> at)
        .filter(at -> at >= nanos)
        .sorted()
        .toArray();
  }

  /**
   * Waits until {@code number} players are assigned; returns false if the time is over before.
   *
   * @throws IOException when an operator or the gateway ended; the message has the last lines of
   *     its log
   */
  boolean awaitAssigned(int number, Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (assigned() < number) {
      services.check();
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  /** Waits until no pod is left; returns false if the time is over before. */
  boolean awaitIdle(Duration atMost) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (stack.pods().counts().created() != stack.pods().counts().deleted()) {
      services.check();
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  /** When the player was assigned, by {@link System#nanoTime}; empty if they were not. */
  OptionalLong assignedAt(String player) {
    Long at = assignedAt.get(new PlayerId(player));
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /**
   * Reads each announced ticket soon, before Redis forgets it: whether it is assigned, and who its
   * players are.
   */
  private void verify() {
    try {
      while (true) {
        Announced next = announced.take();
        Optional<TicketView> ticket = tickets.find(next.ticket());
        if (ticket.isPresent() && ticket.get().endpoint().isPresent()) {
          ticket.get().players().forEach(player -> assignedAt.putIfAbsent(player, next.at()));
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void ticketChanged(TicketId ticket, long rev) {
    if (rev >= ASSIGNED_REV) {
      announced.add(new Announced(ticket, System.nanoTime()));
    }
  }

  @Override
  public void matchChanged(MatchId match) {}

  @Override
  public void connected() {
    listening.countDown();
  }
}
