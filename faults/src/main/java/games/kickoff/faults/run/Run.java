package games.kickoff.faults.run;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.faults.check.BurnedTickets;
import games.kickoff.faults.check.Checker;
import games.kickoff.faults.check.Violation;
import games.kickoff.faults.fault.Fault;
import games.kickoff.faults.fault.FaultKind;
import games.kickoff.faults.fault.Faults;
import games.kickoff.faults.fault.Scene;
import games.kickoff.faults.fault.Schedule;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.History;
import games.kickoff.faults.history.Moment;
import games.kickoff.faults.play.ClientHistory;
import games.kickoff.faults.play.Crowd;
import games.kickoff.faults.rig.Evidence;
import games.kickoff.faults.rig.Realm;
import games.kickoff.faults.rig.TestBed;
import games.kickoff.faults.rig.Witness;
import games.kickoff.faults.wire.Tripwire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run: bots play in a fresh realm, one fault is injected and repaired, the bots play on and
 * finish, and once everything has reached its final state the history is judged.
 */
final class Run {

  private static final int PLAYERS = 26;
  private static final Duration TO_FIRST_MATCH = Duration.ofMinutes(2);
  private static final Duration TO_RECOVER = Duration.ofSeconds(30);
  private static final Duration PLAY_ON = Duration.ofMillis(1_500);

  /**
   * Longer than all grace periods and timeouts of a realm together: what has not reached its final
   * state by then is stuck.
   */
  private static final Duration TO_REST = Duration.ofSeconds(60);

  private final TestBed rig;
  private final Schedule schedule;
  private final long seed;
  private final Path directory;
  private final Set<QueueKey> deletedQueues = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Moment> struck = new AtomicReference<>();
  private List<String> failures = List.of();

  /**
   * @param directory for the run's logs and, if there is a violation, its history
   */
  Run(TestBed rig, FaultKind kind, long seed, Path directory) {
    this.rig = rig;
    this.schedule = Schedule.of(kind, seed);
    this.seed = seed;
    this.directory = directory;
  }

  RunResult play() throws IOException, InterruptedException, SQLException {
    Moment start = Moment.now();
    FaultKind kind = schedule.kind();
    String name = "f" + Long.toString(seed, 36) + "-" + Integer.toString(kind.ordinal(), 36);
    Random dice = new Random(schedule.crowd());
    rig.servers()
        .act(name, () -> kind.burnsNoTicket() ? Faults.unhurried(dice) : Faults.ordinary(dice));
    try (Realm realm = new Realm(rig, name, directory, kind.traits());
        Witness witness = new Witness(realm);
        Evidence evidence = new Evidence(realm, witness)) {
      try {
        ClientHistory clientHistory = new ClientHistory(witness::assigned);
        QueueKey duel = new QueueKey(name, "duel");
        QueueKey squad = new QueueKey(name, "squad");
        History history;
        Optional<Duration> recovery;
        try (Crowd crowd =
            new Crowd(realm.gatewayUri(), clientHistory, duel, squad, PLAYERS, dice)) {
          crowd.start();
          awaitAssigned(clientHistory, start, TO_FIRST_MATCH);
          Moment healed = breakAndMend(new Scene(realm, witness, deletedQueues));
          recovery = awaitRecovery(clientHistory, healed);
          TimeUnit.MILLISECONDS.sleep(PLAY_ON.toMillis());
          crowd.finish(20_000);
        }
        List<History.Unrest> unrest = awaitRest(evidence, clientHistory);
        List<String> strays = realm.crew().missing();
        Optional<History.BadFact> badFact =
            kind.isBadFact()
                ? Optional.ofNullable(struck.get())
                    .map(since -> new History.BadFact(since, effects(realm)))
                : Optional.empty();
        realm.stop();
        history =
            evidence.history(
                kind.keepsRedis(),
                unrest,
                clientHistory.exchanges(),
                deletedQueues,
                strays,
                badFact);
        return judge(history, recovery, Moment.now().since(start));
      } finally {
        realm.stop();
        rig.links().heal();
      }
    }
  }

  private List<String> effects(Realm realm) {
    return Stream.concat(realm.crew().endedByThemselves().stream(), failures.stream()).toList();
  }

  private Moment breakAndMend(Scene scene) throws IOException, InterruptedException {
    Fault fault = Faults.make(schedule.kind(), scene, new Random(schedule.details()));
    CountDownLatch hit = new CountDownLatch(1);
    Runnable blow =
        () -> {
          struck.set(Moment.now());
          try {
            fault.hit();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } finally {
            hit.countDown();
          }
        };
    long patience = schedule.after().toMillis();
    if (schedule.at().isPresent()) {
      Tripwire wire =
          new Tripwire(schedule.before(), schedule.at().get().request(), blow, fault.letsPass());
      rig.links().arm(wire);
      hit.await(3_000 + patience, TimeUnit.MILLISECONDS);
      if (wire.done().compareAndSet(false, true)) {
        blow.run(); // the step did not happen in time
      }
      hit.await();
    } else {
      TimeUnit.MILLISECONDS.sleep(patience);
      blow.run();
    }
    TimeUnit.MILLISECONDS.sleep(fault.holds().toMillis());
    fault.heal();
    failures = fault.failures();
    return Moment.now();
  }

  private static void awaitAssigned(ClientHistory clientHistory, Moment since, Duration atMost)
      throws InterruptedException, IOException {
    while (clientHistory.assigned().isEmpty()) {
      if (Moment.now().since(since).compareTo(atMost) > 0) {
        throw new IOException("no match was assigned in " + atMost);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /**
   * Waits until players are assigned to a match that was formed after the fault was healed, or
   * after it was injected if Kickoff alone repairs it. Returns the time that took, or empty if it
   * took too long.
   */
  private Optional<Duration> awaitRecovery(ClientHistory clientHistory, Moment healed)
      throws InterruptedException {
    Moment hit = struck.get();
    Moment from = hit == null || !schedule.kind().isForKickoffToMend() ? healed : hit;
    Moment deadline = Moment.now();
    while (Moment.now().since(deadline).compareTo(TO_RECOVER) < 0) {
      Optional<Duration> assigned =
          clientHistory.assigned().entrySet().stream()
              .filter(e -> !e.getKey().formedAt().isBefore(from.wall()))
              .map(e -> e.getValue().since(from))
              .min(Duration::compareTo);
      if (assigned.isPresent()) {
        return assigned;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return Optional.empty();
  }

  private static List<History.Unrest> awaitRest(Evidence evidence, ClientHistory clientHistory)
      throws InterruptedException {
    Moment start = Moment.now();
    while (true) {
      List<History.Unrest> unrest;
      try {
        unrest = evidence.unrest(clientHistory.tickets());
      } catch (SQLException e) {
        unrest = List.of(new History.Unrest(9, "Postgres: " + e.getMessage()));
      } catch (StoreUnavailable e) {
        unrest = List.of(new History.Unrest(2, "Redis: " + e.getMessage()));
      }
      if (unrest.isEmpty() || Moment.now().since(start).compareTo(TO_REST) > 0) {
        return unrest;
      }
      TimeUnit.MILLISECONDS.sleep(150);
    }
  }

  private RunResult judge(History history, Optional<Duration> recovery, Duration took)
      throws IOException {
    List<Violation> violations = new ArrayList<>(Checker.check(history));
    if (schedule.kind().burnsNoTicket()) {
      violations.addAll(BurnedTickets.check(history));
    }
    if (recovery.isEmpty()) {
      violations.add(
          new Violation(
              2, "no match was formed and assigned in " + TO_RECOVER, Set.of(), Set.of()));
    }
    if (!violations.isEmpty()) {
      HistoryFile.write(directory, schedule, seed, history, violations);
    }
    Set<MatchId> matches = new HashSet<>();
    Set<TicketId> requeued = new HashSet<>();
    Set<PlayerId> affected = new HashSet<>();
    for (Exchange exchange : history.exchanges()) {
      if (exchange.isUnanswered()) {
        affected.addAll(exchange.party());
      }
      exchange
          .answer()
          .ticket()
          .ifPresent(ticket -> {
            ticket.match().ifPresent(matches::add);
            boolean back = ticket.state() == TicketState.WAITING && ticket.rev() > 1;
            if (back || ticket.requeues() > 0) {
              requeued.add(ticket.id());
              affected.addAll(ticket.players());
            }
          });
    }
    return new RunResult(
        schedule.kind(),
        seed,
        schedule.moment(),
        matches.size(),
        violations,
        recovery,
        requeued.size(),
        affected.size(),
        took);
  }
}
