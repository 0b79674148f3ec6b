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
 * Lets requests wait for a ticket or a match to change. One subscription serves all of them. Redis
 * is read when a wait begins and once for each change, however many requests wait for it. Nothing
 * is read on a timer, with one exception: a wait that times out while the subscription is lost
 * reads once more.
 *
 * <p>No change is missed: a wait is registered before its first read, so a change after that read
 * is announced to it. When a lost subscription is back, every wait reads again: once per ticket,
 * and with a limited number of reads at once, so that new requests still reach the store.
 */
public final class TicketWatch implements AutoCloseable {

  /**
   * How long a read waits for a permit. Calls that hang in the store time out long before and
   * release theirs.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Reads<TicketId, Optional<TicketView>> tickets;
  private final Reads<MatchId, Optional<MatchView>> matches;
  private final Waits<TicketId> ticketWaits = new Waits<>();
  private final Waits<MatchId> matchWaits = new Waits<>();
  private final Changes.Subscription subscription;
  private volatile boolean released;

  /**
   * @param reads how many reads may be under way on behalf of waiting requests; those of other
   *     requests do not count
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
   * Waits until the ticket has another rev than the known one or a terminal state, at most for the
   * given time, and returns it as it then is.
   *
   * @param knownRev empty: the rev that the ticket has on arrival
   * @param atMost how long to wait, given the ticket as it is on arrival
   * @return empty if there is no such ticket, or if it has been removed in the meantime
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
   * Waits until the match fulfils the condition, at most for the given time, and returns it as it
   * then is.
   *
   * @return empty if there is no such match, or if it has been removed in the meantime
   */
  public Optional<MatchView> awaitMatch(MatchId id, Predicate<MatchView> fits, Duration atMost) {
    try (Waits<MatchId>.Wait wait = matchWaits.begin(id)) {
      return await(
          wait,
          matches,
          id,
          matches.read(id), // after begin: later changes wake the wait
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
        return state; // no change was announced, so the state is current
      }
      state = reads.read(key);
      if (!woken) {
        return state;
      }
    }
    return state;
  }

  /** Requests are interrupted only when the gateway stops. */
  private static Overloaded interrupted() {
    Thread.currentThread().interrupt();
    return new Overloaded();
  }

  /** Whether the subscription is connected, so that changes are announced. */
  public boolean isSubscribed() {
    return subscription.isConnected();
  }

  /** Ends every wait at once with the present state, including waits that begin later. */
  public void release() {
    released = true;
    wakeAll();
  }

  private void wakeAll() {
    ticketWaits.wakeAll();
    matchWaits.wakeAll();
  }

  /** How many requests are waiting. */
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
