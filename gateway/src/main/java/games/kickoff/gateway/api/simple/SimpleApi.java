package games.kickoff.gateway.api.simple;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.health.Health;
import games.kickoff.gateway.health.HealthReport;
import games.kickoff.gateway.join.SoloJoin;
import games.kickoff.gateway.serving.auth.Caller;
import games.kickoff.gateway.serving.http.Refusal;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.http.Routes;
import games.kickoff.gateway.watch.TicketWatch;
import games.kickoff.gateway.watch.WaitLimits;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The simple API's routes, each under {@code /} and under {@code /api/}. */
public final class SimpleApi implements RouteGroup {

  /** How long {@code POST /match/{session_id}/end} waits for the session's end. */
  private static final Duration END_WAIT = Duration.ofSeconds(3);

  private final QueueKey queue;
  private final Tickets tickets;
  private final Matches matches;
  private final SoloJoin joins;
  private final TicketWatch watch;
  private final WaitLimits waits;
  private final Health health;
  private final Roster roster;

  /**
   * @param queue the default queue, the only one that the simple API serves
   */
  public SimpleApi(
      QueueKey queue,
      Tickets tickets,
      Matches matches,
      SoloJoin joins,
      TicketWatch watch,
      WaitLimits waits,
      Health health) {
    this.queue = queue;
    this.tickets = tickets;
    this.matches = matches;
    this.joins = joins;
    this.watch = watch;
    this.waits = waits;
    this.health = health;
    this.roster = Roster.from(matches);
  }

  @Override
  public void addTo(Routes routes) {
    for (Routes each : List.of(routes, routes.under("/api"))) {
      each.post("/match/join", this::join)
          .get("/match/status", this::status)
          .post("/match/{session_id}/end", this::end)
          .get("/sessions/active", this::active)
          .open()
          .get("/health", this::health);
    }
  }

  private void join(Context request) {
    PlayerId player = RequestParams.playerInBody(request);
    Caller.of(request).requireSelf(player);
    TicketView ticket = joins.join(queue, player, this::unknownQueue);
    request.json(PlayerAnswer.toJoin(ticket, roster));
  }

  private Refusal unknownQueue() {
    return Refusal.notFound(
        "unknown_queue",
        "There is no queue %s: create that MatchQueue, or set KICKOFF_DEFAULT_QUEUE."
            .formatted(queue));
  }

  private void status(Context request) {
    PlayerId player = RequestParams.playerInQuery(request);
    Caller.of(request).requireSelf(player);
    Optional<TicketView> ticket = tickets.latest(queue, player);
    request.json(
        ticket.map(known -> PlayerAnswer.toStatus(known, roster)).orElseGet(PlayerAnswer::unknown));
  }

  private void end(Context request) {
    MatchId session = RequestParams.session(request);
    MatchView match = matches.find(session).orElseThrow(RequestParams::unknownSession);
    Caller caller = Caller.of(request);
    caller.requireOneOf(match.players());
    if (!match.state().isLive()) {
      request.json(new StatusAnswer("ended"));
      return;
    }
    boolean goesOn = nudge(session, caller);
    request.status(goesOn ? 202 : 200).json(new StatusAnswer(goesOn ? "running" : "ended"));
  }

  /** Whether the match goes on after it was checked. */
  private boolean nudge(MatchId session, Caller caller) {
    try (WaitLimits.Wait admitted = waits.begin(caller)) {
      matches.nudge(session);
      return isLive(watch.awaitMatch(session, m -> !m.state().isLive(), END_WAIT));
    }
  }

  private static boolean isLive(Optional<MatchView> match) {
    return match.orElseThrow(RequestParams::unknownSession).state().isLive();
  }

  /** For the backend only: it shows where all players play. */
  private void active(Context request) {
    Caller.of(request).requireBackend();
    request.json(SessionsAnswer.of(matches.live(RequestParams.limit(request))));
  }

  private void health(Context request) {
    HealthReport report = health.report();
    request.status(report.isOk() ? 200 : 503).json(HealthAnswer.of(report));
  }
}
