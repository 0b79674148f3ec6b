package games.kickoff.gateway.watch;

import games.kickoff.core.change.ChangeListener;
import games.kickoff.core.change.Changes;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.serving.admission.Overloaded;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The one place where requests wait for a ticket or a match to change. One subscription serves them
 * all; Redis is read when a wait begins and once a change, however many wait for it; never on a
 * timer, but for the end of a wait while the subscription is lost.
 *
 * <p>No change is missed: a wait is registered before it reads, so what happens after the read is
 * announced to it, and after a lost subscription every wait reads again: one read a ticket, and
 * only so many at once that new requests still get through to the store.
 */
public final class TicketWatch implements AutoCloseable {

  /** How long a read waits for its turn; whoever hangs in the store is given up long before. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Reads<TicketId, Optional<TicketView>> tickets;
  private final Reads<MatchId, Optional<MatchView>> matches;
  private final Waits<TicketId> ticketWaits = new Waits<>();
  private final Waits<MatchId> matchWaits = new Waits<>();
  private final Changes.Subscription subscription;
  private volatile boolean released;

  /**
   * @param reads reads at once on behalf of waiting requests, beside those of new requests
   */
  public TicketWatch(
      Changes changes, Tickets tickets, Matches matches, int reads, CollectorRegistry metrics) {
    Semaphore turns = new Semaphore(reads, true);
    this.tickets = new Reads<>(tickets::find, turns, PATIENCE);
    this.matches = new Reads<>(matches::find, turns, PATIENCE);
    this.subscription = changes.subscribe(new Announced());
    metrics.register(new Waiters());
  }

  /**
   * The ticket as soon as it is of another rev than the known one or has come to an end, or as it
   * stands when the time is over.
   *
   * @param knownRev when empty, that of the ticket as it stands now
   * @param atMost for the ticket as it stands now
   * @return empty when there is no such ticket (any more)
   */
  public Optional<TicketView> awaitTicket(
      TicketId id, OptionalLong knownRev, Function<TicketView, Duration> atMost) {
    try (Waits<TicketId>.Wait wait = ticketWaits.begin(id)) {
      Optional<TicketView> found = tickets.read(id); // after begin: later changes wake the wait
      if (found.isEmpty()) {
        return found;
      }
      long known = knownRev.orElse(found.get().rev());
      return await(
          wait,
          tickets,
          id,
          found,
          ticket -> ticket.isEmpty() || isNews(ticket.get(), known),
          atMost.apply(found.get()));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static boolean isNews(TicketView ticket, long knownRev) {
    return ticket.rev() != knownRev || ticket.state().isTerminal();
  }

  /**
   * The match as soon as it fits, or as it stands when the time is over.
   *
   * @return empty when there is no such match (any more)
   */
  public Optional<MatchView> awaitMatch(MatchId id, Predicate<MatchView> fits, Duration atMost) {
    try (Waits<MatchId>.Wait wait = matchWaits.begin(id)) {
      return await(
          wait,
          matches,
          id,
          matches.read(id), // after begin, as above
          match -> match.isEmpty() || fits.test(match.get()),
          atMost);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private <K, V> V await(
      Waits<K>.Wait wait, Reads<K, V> reads, K key, V first, Predicate<V> fits, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    V state = first;
    while (!fits.test(state) && !released) {
      boolean woken = wait.untilWoken(deadline - System.nanoTime());
      if (!woken && isSubscribed()) {
        return state; // nobody has announced another
      }
      state = reads.read(key);
      if (!woken) {
        return state;
      }
    }
    return state;
  }

  /** Only a gateway that stops interrupts its requests. */
  private static Overloaded interrupted() {
    Thread.currentThread().interrupt();
    return new Overloaded();
  }

  /** Whether changes are announced right now. */
  public boolean isSubscribed() {
    return subscription.isConnected();
  }

  /** Ends every wait at once with the present state, those that begin later, too. */
  public void release() {
    released = true;
    wakeAll();
  }

  private void wakeAll() {
    ticketWaits.wakeAll();
    matchWaits.wakeAll();
  }

  /** Requests that wait right now. */
  public int waiting() {
    return ticketWaits.count() + matchWaits.count();
  }

  @Override
  public void close() {
    release();
    subscription.close();
  }

  private final class Announced implements ChangeListener {

    @Override
    public void ticketChanged(TicketId ticket, long rev) {
      ticketWaits.wake(ticket);
    }

    @Override
    public void matchChanged(MatchId match) {
      matchWaits.wake(match);
    }

    @Override
    public void connected() {
      wakeAll();
    }
  }

  private final class Waiters extends Collector {

    @Override
    public List<MetricFamilySamples> collect() {
      GaugeMetricFamily gauge =
          new GaugeMetricFamily(
              "kickoff_gateway_waiters",
              "Requests waiting for a change, by what they wait for.",
              List.of("for"));
      gauge.addMetric(List.of("ticket"), ticketWaits.count());
      gauge.addMetric(List.of("match"), matchWaits.count());
      return List.of(
          gauge,
          new GaugeMetricFamily(
              "kickoff_gateway_subscribed",
              "1 while changes are announced to this gateway.",
              isSubscribed() ? 1 : 0));
    }
  }
}
