package games.kickoff.gateway.fake;

import games.kickoff.core.change.ChangeListener;
import games.kickoff.core.change.Changes;
import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.queue.Queues;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.store.RedisCondition;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.Consent;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.Stores;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A realm in memory: the stores in Redis, and what an operator would change in them. */
public final class FakeRealm implements Tickets, Matches, Queues, Changes {

  public static final QueueKey QUEUE = new QueueKey("default", "default");
  public static final Endpoint SERVER = new Endpoint("127.1.2.3", 7001);

  private static final Runnable FINE = () -> {};

  public final FakeDatabase database = new FakeDatabase(this::enter);
  public final List<MatchId> nudged = new CopyOnWriteArrayList<>();
  private final Map<TicketId, TicketView> tickets = new ConcurrentHashMap<>();
  private final Map<MatchId, MatchView> matches = new ConcurrentHashMap<>();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<String> usedConsents = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final Random random = new Random(1);
  private volatile Runnable before = FINE;
  private final Map<QueueKey, PublishedQueue> queues = new ConcurrentHashMap<>();
  private volatile boolean open = true;
  private volatile boolean full;
  private volatile String policy = "noeviction";

  public FakeRealm() {
    publish(queue(QUEUE, 2, false));
  }

  public static PublishedQueue queue(QueueKey key, int teamSize, boolean refuseJoins) {
    return queue(key, teamSize, teamSize, refuseJoins);
  }

  public static PublishedQueue queue(
      QueueKey key, int teamSize, int maxParty, boolean refuseJoins) {
    return PublishedQueue.of(key, 2, teamSize)
        .maxParty(maxParty)
        .paused(refuseJoins)
        .refuseJoins(refuseJoins)
        .build();
  }

  public Stores stores() {
    return new Stores(
        this,
        this,
        this,
        this,
        () -> {
          enter();
          return new RedisCondition(open, full, "", policy);
        },
        database.stores());
  }

  public static PlayerId player(String name) {
    return new PlayerId(name);
  }

  /** How many calls have reached the stores. */
  public int calls() {
    return calls.get();
  }

  /** Sets what runs at the beginning of each call, for example to throw, to hang or to change. */
  public void beforeEachCall(Runnable action) {
    before = action;
  }

  /** From now on Redis has no memory left. */
  public void fill() {
    full = true;
  }

  public void setEvictionPolicy(String name) {
    policy = name;
  }

  public void heal() {
    before = FINE;
  }

  public void publish(PublishedQueue queue) {
    queues.put(queue.key(), queue);
  }

  /** Everything that routes could change, to compare it later. */
  public List<Object> state() {
    return List.of(Map.copyOf(tickets), Map.copyOf(matches), List.copyOf(nudged), database.state());
  }

  public void withdrawQueue() {
    queues.clear();
  }

  public void forgetEverything() {
    open = false;
  }

  private void enter() {
    calls.incrementAndGet();
    before.run();
  }

  // what an operator does

  public TicketView waiting(QueueKey queue, String... players) {
    return waiting(queue, Attributes.NONE, players);
  }

  public TicketView waiting(QueueKey queue, Attributes attributes, String... players) {
    TicketView ticket =
        new TicketView(
            TicketId.create(Instant.now(), random),
            queue,
            Arrays.stream(players).map(PlayerId::new).toList(),
            Instant.now(),
            0,
            1,
            TicketState.WAITING,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            attributes);
    tickets.put(ticket.id(), ticket);
    return ticket;
  }

  public void block(TicketId id, Blocked.By by) {
    tickets.computeIfPresent(
        id,
        (k, t) ->
            new TicketView(
                t.id(),
                t.queue(),
                t.players(),
                t.joinedAt(),
                t.requeues(),
                t.rev(),
                t.state(),
                t.match(),
                t.endpoint(),
                t.reason(),
                Optional.of(by),
                t.attributes()));
  }

  public MatchId claim(TicketId... ids) {
    MatchId id = MatchId.create(Instant.now(), random);
    List<TicketView> claimed = Arrays.stream(ids).map(tickets::get).toList();
    matches.put(
        id,
        new MatchView(
            id,
            claimed.getFirst().queue(),
            MatchView.State.CLAIMED,
            List.of(ids),
            claimed.stream().flatMap(ticket -> ticket.players().stream()).toList(),
            Instant.now(),
            1,
            Optional.empty(),
            Optional.empty()));
    move(id, MatchView.State.CLAIMED, TicketState.CLAIMED, Optional.empty(), "");
    return id;
  }

  public void assign(MatchId id) {
    move(id, MatchView.State.ASSIGNED, TicketState.ASSIGNED, Optional.of(SERVER), "");
  }

  public MatchId start(TicketId... ids) {
    MatchId id = claim(ids);
    assign(id);
    return id;
  }

  public void end(MatchId id) {
    move(id, MatchView.State.ENDED, TicketState.ENDED, Optional.of(SERVER), "stopped");
  }

  public void finish(TicketId id, TicketState state, String reason) {
    change(id, state, tickets.get(id).match(), Optional.empty(), reason);
  }

  /** Raises the ticket's rev without announcing it, as if the announcement were lost. */
  public void changeUnannounced(TicketId id) {
    var unused =
        tickets.computeIfPresent(
            id,
            (k, t) ->
                with(
                    t,
                    t.state(),
                    t.match(),
                    t.endpoint(),
                    t.reason().map(TicketReason::word).orElse("")));
  }

  public void change(TicketId id) {
    changeUnannounced(id);
    announce(id);
  }

  /** Notifies listeners that the subscription, which was lost, is connected again. */
  public void reconnect() {
    listeners.forEach(ChangeListener::connected);
  }

  public int subscriptions() {
    return listeners.size();
  }

  private void move(
      MatchId id,
      MatchView.State state,
      TicketState ticketState,
      Optional<Endpoint> endpoint,
      String reason) {
    UnaryOperator<MatchView> moved =
        m ->
            new MatchView(
                id,
                m.queue(),
                state,
                m.tickets(),
                m.players(),
                m.claimedAt(),
                m.fence(),
                endpoint,
                EndReason.find(reason));
    MatchView match = matches.computeIfPresent(id, (k, m) -> moved.apply(m));
    match.tickets().forEach(t -> change(t, ticketState, Optional.of(id), endpoint, reason));
    listeners.forEach(listener -> listener.matchChanged(id));
  }

  private void change(
      TicketId id,
      TicketState state,
      Optional<MatchId> match,
      Optional<Endpoint> endpoint,
      String reason) {
    tickets.computeIfPresent(id, (k, t) -> with(t, state, match, endpoint, reason));
    announce(id);
  }

  private void announce(TicketId id) {
    listeners.forEach(listener -> listener.ticketChanged(id, tickets.get(id).rev()));
  }

  private static TicketView with(
      TicketView t,
      TicketState state,
      Optional<MatchId> match,
      Optional<Endpoint> endpoint,
      String reason) {
    return new TicketView(
        t.id(),
        t.queue(),
        t.players(),
        t.joinedAt(),
        t.requeues(),
        t.rev() + 1,
        state,
        match,
        endpoint,
        TicketReason.find(reason),
        Optional.empty(),
        t.attributes());
  }

  // what gateways call

  @Override
  public synchronized JoinResult join(
      QueueKey queue, List<PlayerId> players, Attributes attributes, List<Consent> consents) {
    enter();
    if (!queues.containsKey(queue)) {
      return new JoinResult.UnknownQueue();
    }
    List<PlayerId> party = players.stream().sorted().toList();
    for (PlayerId player : players) {
      for (TicketView ticket : tickets.values()) {
        if (!ticket.players().contains(player) || ticket.state().isTerminal()) {
          continue;
        }
        if (ticket.match().isPresent()) {
          return new JoinResult.InMatch(player, ticket);
        }
        if (ticket.queue().equals(queue)) {
          return ticket.players().equals(party)
              ? new JoinResult.Existing(ticket)
              : new JoinResult.InOtherTicket(player, ticket.id());
        }
      }
    }
    int most = queues.get(queue).maxParty();
    if (party.size() > most) {
      return new JoinResult.TooLarge(most);
    }
    if (queues.get(queue).refuseJoins()) {
      return new JoinResult.Paused();
    }
    for (Consent consent : consents) {
      if (usedConsents.contains(consent.id())) {
        return new JoinResult.ConsentUsed(consent.player());
      }
    }
    consents.forEach(consent -> usedConsents.add(consent.id()));
    return new JoinResult.Created(
        waiting(queue, attributes, party.stream().map(PlayerId::value).toArray(String[]::new)));
  }

  @Override
  public synchronized CancelResult cancel(TicketId id) {
    enter();
    TicketView ticket = tickets.get(id);
    if (ticket == null) {
      return new CancelResult.UnknownTicket();
    }
    return switch (ticket.state()) {
      case WAITING -> {
        finish(id, TicketState.CANCELLED, "cancelled");
        yield new CancelResult.Cancelled(tickets.get(id));
      }
      case CANCELLED -> new CancelResult.Cancelled(ticket);
      case CLAIMED, ASSIGNED -> new CancelResult.Claimed(ticket.match().orElseThrow());
      case ENDED, EXPIRED, FAILED -> new CancelResult.AlreadyOver(ticket);
    };
  }

  @Override
  public List<TicketView> ofPlayer(PlayerId player) {
    enter();
    return tickets.values().stream()
        .filter(t -> t.players().contains(player) && !t.state().isTerminal())
        .sorted(Comparator.comparing(TicketView::joinedAt).thenComparing(TicketView::id))
        .toList();
  }

  @Override
  public Optional<TicketView> find(TicketId ticket) {
    enter();
    return Optional.ofNullable(tickets.get(ticket));
  }

  @Override
  public Optional<TicketView> latest(QueueKey queue, PlayerId player) {
    enter();
    return tickets.values().stream()
        .filter(t -> t.queue().equals(queue) && t.players().contains(player))
        .max(Comparator.comparing(TicketView::id));
  }

  @Override
  public Optional<MatchView> find(MatchId match) {
    enter();
    return Optional.ofNullable(matches.get(match));
  }

  @Override
  public List<MatchView> live(int skipped, int limit) {
    enter();
    return matches.values().stream()
        .filter(match -> match.state().isLive())
        .sorted(Comparator.comparing(MatchView::claimedAt).thenComparing(MatchView::id))
        .skip(skipped)
        .limit(limit)
        .toList();
  }

  @Override
  public void nudge(MatchId match) {
    enter();
    nudged.add(match);
  }

  @Override
  public Optional<PublishedQueue> find(QueueKey queue) {
    enter();
    return Optional.ofNullable(queues.get(queue));
  }

  @Override
  public List<PublishedQueue> all() {
    enter();
    return queues.values().stream().sorted(Comparator.comparing(PublishedQueue::key)).toList();
  }

  @Override
  public Subscription subscribe(ChangeListener listener) {
    listeners.add(listener);
    listener.connected();
    return new Subscription() {
      @Override
      public boolean isConnected() {
        return listeners.contains(listener);
      }

      @Override
      public void close() {
        listeners.remove(listener);
      }
    };
  }
}
