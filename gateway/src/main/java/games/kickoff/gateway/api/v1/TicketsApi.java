package games.kickoff.gateway.api.v1;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.Consent;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.join.RatingAttributes;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.auth.Consents;
import games.kickoff.gateway.serving.http.LogFields;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import games.kickoff.gateway.watch.TicketWatch;
import games.kickoff.gateway.watch.WaitLimits;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of the tickets API, under {@code /v1}. */
public final class TicketsApi implements RouteGroup {

  private static final Logger log = LoggerFactory.getLogger(TicketsApi.class);

  private final Tickets tickets;
  private final Matches matches;
  private final KnownQueues queues;
  private final TicketWatch watch;
  private final WaitLimits waits;
  private final Consents consents;
  private final RatingAttributes ratingAttributes;

  public TicketsApi(
      Tickets tickets,
      Matches matches,
      KnownQueues queues,
      TicketWatch watch,
      WaitLimits waits,
      Consents consents,
      RatingAttributes ratingAttributes) {
    this.tickets = tickets;
    this.matches = matches;
    this.queues = queues;
    this.watch = watch;
    this.waits = waits;
    this.consents = consents;
    this.ratingAttributes = ratingAttributes;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .under("/v1")
        .get("/queues", this::queues)
        .post("/queues/{namespace}/{name}/tickets", this::join)
        .get("/tickets/{ticket}", this::ticket)
        .delete("/tickets/{ticket}", this::cancel)
        .get("/players/{player}/ticket", this::ofPlayer)
        .get("/matches/{match}", this::match);
  }

  private void queues(Context request) {
    request.json(QueuesAnswer.of(queues.all()));
  }

  private void join(Context request) {
    QueueKey queue = RequestParams.queue(request);
    LogFields.queue(queue);
    Party party = Party.inBody(request);
    Caller caller = Caller.of(request);
    List<Consent> used = consents.require(caller, party.players(), party.tokens());
    switch (tickets.join(queue, party.players(), attributes(caller, party, queue), used)) {
      case JoinResult.Created(TicketView ticket) -> {
        LogFields.ticket(ticket.id());
        log.debug("joined");
        request.header("Location", "/v1/tickets/" + ticket.id());
        request.status(201).json(TicketAnswer.of(ticket));
      }
      case JoinResult.Existing(TicketView ticket) -> request.json(TicketAnswer.of(ticket));
      case JoinResult.InMatch(PlayerId player, TicketView ticket) -> {
        if (!Set.copyOf(ticket.players()).equals(Set.copyOf(party.players()))) {
          throw Conflicts.inMatch(player, ticket);
        }
        request.json(TicketAnswer.of(ticket));
      }
      case JoinResult.InOtherTicket(PlayerId player, TicketId ticket) ->
          throw Conflicts.inOtherTicket(player, ticket);
      case JoinResult.TooLarge(int most) -> throw Party.tooLarge(most);
      case JoinResult.ConsentUsed(PlayerId player) -> throw Consents.used(player);
      case JoinResult.Paused paused -> throw Conflicts.paused();
      case JoinResult.UnknownQueue unknown -> throw RequestParams.unknownQueue();
    }
  }

  /**
   * The ticket's attributes. If a player calls and the queue has a ladder, the players' ratings in
   * it replace any that the request contains; the backend may send others.
   */
  private Attributes attributes(Caller caller, Party party, QueueKey queue) {
    if (caller.mayAll()) {
      return party.attributes();
    }
    PublishedQueue known = queues.find(queue).orElseThrow(RequestParams::unknownQueue);
    return ratingAttributes.of(known, party.players(), party.attributes());
  }

  private void ticket(Context request) {
    TicketId id = RequestParams.ticket(request);
    LogFields.ticket(id);
    Wait wait = Wait.inQuery(request);
    Caller caller = Caller.of(request);
    Optional<TicketView> ticket =
        wait.atMost().isZero() ? tickets.find(id) : await(id, wait, caller);
    TicketView found = ticket.orElseThrow(RequestParams::unknownTicket);
    caller.requireOneOf(found.players());
    request.json(TicketAnswer.of(found));
  }

  private Optional<TicketView> await(TicketId id, Wait wait, Caller caller) {
    try (WaitLimits.Wait admitted = waits.begin(caller)) {
      return watch.awaitTicket(
          id,
          wait.knownRev(),
          now -> {
            caller.requireOneOf(now.players()); // so that only the ticket's players wait
            return patience(now, wait.atMost());
          });
    }
  }

  /**
   * How long a request may wait. Only reading a ticket renews its time to live, and nothing is read
   * during a wait. So a wait ends after half the queue's ticketTtl, and the client must ask again.
   */
  private Duration patience(TicketView ticket, Duration asked) {
    return queues
        .find(ticket.queue())
        .map(queue -> queue.ticketTtl().dividedBy(2))
        .filter(half -> half.compareTo(asked) < 0)
        .orElse(asked);
  }

  private void cancel(Context request) {
    TicketId id = RequestParams.ticket(request);
    LogFields.ticket(id);
    requireOneOfItsPlayers(Caller.of(request), id);
    switch (tickets.cancel(id)) {
      case CancelResult.Cancelled(TicketView ticket) -> {
        log.debug("cancelled");
        request.json(TicketAnswer.of(ticket));
      }
      case CancelResult.Claimed(MatchId match) -> throw Conflicts.claimed(match);
      case CancelResult.AlreadyOver(TicketView ticket) -> throw Conflicts.over(ticket);
      case CancelResult.UnknownTicket unknown -> throw RequestParams.unknownTicket();
    }
  }

  /**
   * Requires that the caller may cancel the ticket. It reads the ticket first, which is safe
   * because a ticket's players never change.
   */
  private void requireOneOfItsPlayers(Caller caller, TicketId id) {
    if (!caller.mayAll()) {
      caller.requireOneOf(tickets.find(id).orElseThrow(RequestParams::unknownTicket).players());
    }
  }

  private void ofPlayer(Context request) {
    PlayerId player = RequestParams.player(request);
    Caller.of(request).requireSelf(player);
    Optional<QueueKey> queue = RequestParams.queueInQuery(request);
    if (queue.isPresent()) {
      TicketView newest =
          tickets.latest(queue.get(), player).orElseThrow(RequestParams::unknownTicket);
      request.json(TicketAnswer.of(newest));
    } else {
      List<TicketView> live = tickets.ofPlayer(player);
      request.json(new TicketsAnswer(live.stream().map(TicketAnswer::of).toList()));
    }
  }

  private void match(Context request) {
    MatchView match =
        matches.find(RequestParams.match(request)).orElseThrow(RequestParams::unknownMatch);
    Caller.of(request).requireOneOf(match.players()); // the answer shows where they play
    request.json(MatchAnswer.of(match));
  }
}
