package games.kickoff.gateway;

import games.kickoff.core.claim.Matches;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.api.matchmaking.MatchesApi;
import games.kickoff.gateway.api.matchmaking.MatchmakingApi;
import games.kickoff.gateway.api.matchmaking.RegionsApi;
import games.kickoff.gateway.api.players.LeaderboardApi;
import games.kickoff.gateway.api.players.LoginTokens;
import games.kickoff.gateway.api.players.PlayersApi;
import games.kickoff.gateway.api.players.TokensApi;
import games.kickoff.gateway.api.simple.SimpleApi;
import games.kickoff.gateway.api.v1.TicketsApi;
import games.kickoff.gateway.health.Health;
import games.kickoff.gateway.join.RatingAttributes;
import games.kickoff.gateway.join.SoloJoin;
import games.kickoff.gateway.openapi.OpenApi;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.auth.AccessTokens;
import games.kickoff.gateway.serving.auth.Consents;
import games.kickoff.gateway.serving.http.RouteGroup;
import games.kickoff.gateway.serving.limit.RateLimits;
import games.kickoff.gateway.watch.TicketWatch;
import games.kickoff.gateway.watch.WaitLimits;
import java.time.Duration;
import java.util.List;

/** Makes all families of routes from the parts of the gateway that they share. */
public record Families(
    QueueKey defaultQueue,
    Tickets tickets,
    Matches matches,
    KnownQueues queues,
    Database database,
    TicketWatch watch,
    WaitLimits waits,
    Health health,
    AccessTokens access,
    Duration refreshLifetime,
    RateLimits limits) {

  public List<RouteGroup> groups() {
    RatingAttributes ratingAttributes = new RatingAttributes(database.ratings());
    SoloJoin joins = new SoloJoin(tickets, queues, ratingAttributes);
    LoginTokens logins = new LoginTokens(access, database.logins(), refreshLifetime);
    return List.of(
        new SimpleApi(defaultQueue, tickets, matches, joins, watch, waits, health),
        new MatchmakingApi(defaultQueue, tickets, joins),
        new RegionsApi(tickets, database.players(), queues, joins),
        new MatchesApi(database.results(), matches, watch),
        new PlayersApi(database.players(), database.ratings(), queues, logins, limits),
        new TokensApi(access, logins, database.logins()),
        new LeaderboardApi(database.leaderboards(), queues),
        new TicketsApi(
            tickets, matches, queues, watch, waits, new Consents(access), ratingAttributes),
        new OpenApi());
  }
}
