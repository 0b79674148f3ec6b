package games.kickoff.gateway;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ladder.BoardEntry;
import games.kickoff.core.ladder.BoardPage;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.Leaderboards;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.login.Exchange;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.login.LoginId;
import games.kickoff.core.login.Logins;
import games.kickoff.core.login.RefreshToken;
import games.kickoff.core.match.MatchResult;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Player;
import games.kickoff.core.player.Players;
import games.kickoff.core.player.Registration;
import games.kickoff.core.player.Username;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.result.MatchPage;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.core.result.Results;
import games.kickoff.core.result.SubmitResult;
import games.kickoff.gateway.serving.http.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Replaces the stores of a gateway without Postgres: each method throws a refusal with 503. */
final class NotConfigured implements Players, Logins, Ratings, Leaderboards, Results {

  private static Refusal refusal() {
    return Refusal.notConfigured(
        "This gateway has no Postgres, where players, results and ratings are: set"
            + " KICKOFF_POSTGRES_URL.");
  }

  @Override
  public Registration register(Username username, Optional<IdempotencyKey> key) {
    throw refusal();
  }

  @Override
  public Optional<Player> find(PlayerId player) {
    throw refusal();
  }

  @Override
  public IssuedRefresh begin(PlayerId player, Duration lifetime) {
    throw refusal();
  }

  @Override
  public Exchange exchange(RefreshToken token, Duration lifetime) {
    throw refusal();
  }

  @Override
  public boolean isLive(LoginId login) {
    throw refusal();
  }

  @Override
  public Optional<PlayerId> end(RefreshToken token) {
    throw refusal();
  }

  @Override
  public int endAll(PlayerId player) {
    throw refusal();
  }

  @Override
  public Map<PlayerId, Rating> now(LadderRules ladder, Collection<PlayerId> players) {
    throw refusal();
  }

  @Override
  public BoardPage page(BoardRequest request) {
    throw refusal();
  }

  @Override
  public Optional<BoardEntry> find(LadderName ladder, String region, PlayerId player) {
    throw refusal();
  }

  @Override
  public SubmitResult submit(MatchId match, MatchResult result) {
    throw refusal();
  }

  @Override
  public Optional<PlayedMatch> find(MatchId match) {
    throw refusal();
  }

  @Override
  public MatchPage latest(MatchRequest request) {
    throw refusal();
  }
}
