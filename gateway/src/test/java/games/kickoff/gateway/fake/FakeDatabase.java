package games.kickoff.gateway.fake;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.ladder.BoardCursor;
import games.kickoff.core.ladder.BoardEntry;
import games.kickoff.core.ladder.BoardPage;
import games.kickoff.core.ladder.BoardRequest;
import games.kickoff.core.ladder.LadderName;
import games.kickoff.core.ladder.LadderRules;
import games.kickoff.core.ladder.Leaderboards;
import games.kickoff.core.ladder.Ratings;
import games.kickoff.core.match.MatchResult;
import games.kickoff.core.match.MatchStatus;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.match.Ranks;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Player;
import games.kickoff.core.player.Players;
import games.kickoff.core.player.Registration;
import games.kickoff.core.player.Username;
import games.kickoff.core.rating.Rating;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.result.AcceptedResult;
import games.kickoff.core.result.MatchCursor;
import games.kickoff.core.result.MatchPage;
import games.kickoff.core.result.MatchPlayer;
import games.kickoff.core.result.MatchRequest;
import games.kickoff.core.result.PlayedMatch;
import games.kickoff.core.result.ResultSource;
import games.kickoff.core.result.Results;
import games.kickoff.core.result.SubmitResult;
import games.kickoff.gateway.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stores in Postgres, in memory. It computes no ratings: tests set them. */
public final class FakeDatabase implements Players, Ratings, Leaderboards, Results {

  private final Runnable entered;
  private volatile Runnable before = () -> {};
  public final FakeLogins logins;
  private final Random random = new Random(2);
  private final Map<PlayerId, Player> players = new HashMap<>();
  private final Map<IdempotencyKey, Player> keys = new HashMap<>();
  private final Map<PlayerId, BoardEntry> board = new HashMap<>();
  private final Map<MatchId, PlayedMatch> played = new HashMap<>();
  private final Map<MatchId, Boolean> endedByResult = new HashMap<>();

  /**
   * @param entered runs at the beginning of each call
   */
  FakeDatabase(Runnable entered) {
    this.entered =
        () -> {
          entered.run();
          before.run();
        };
    this.logins = new FakeLogins(this.entered);
  }

  /** Sets what runs at the beginning of each call to Postgres; calls to Redis don't run it. */
  public void beforeEachCall(Runnable action) {
    before = action;
  }

  Database stores() {
    return new Database(this, logins, this, this, this);
  }

  /** Everything that routes could change, to compare it later. */
  synchronized List<Object> state() {
    return List.of(Map.copyOf(players), Map.copyOf(played), logins.state());
  }

  /** Registers a player. */
  public synchronized PlayerId registered(String username) {
    return add(Username.parse(username)).id();
  }

  /** Sets the player's rating in every ladder. */
  public synchronized void rate(PlayerId player, double mean, double deviation, String region) {
    board.put(
        player,
        new BoardEntry(
            1,
            player,
            Optional.ofNullable(players.get(player)).map(Player::username),
            new Rating(mean, deviation),
            region,
            1,
            Instant.EPOCH));
  }

  /** Records a match of these teams. */
  public synchronized MatchId plays(
      String region, MatchStatus status, boolean endedByResult, String... teams) {
    return plays(MatchId.create(Instant.now(), random), region, status, endedByResult, teams);
  }

  public synchronized MatchId plays(
      MatchId id, String region, MatchStatus status, boolean endedByResult, String... teams) {
    List<List<MatchPlayer>> lineup =
        Stream.of(teams)
            .map(team -> Stream.of(team.split(" ")).map(FakeDatabase::newcomer).toList())
            .toList();
    this.endedByResult.put(id, endedByResult);
    played.put(
        id,
        new PlayedMatch(
            id,
            FakeRealm.QUEUE,
            region,
            Optional.of(new LadderName("ranked")),
            lineup,
            OptionalDouble.of(0.447),
            status,
            Instant.now(),
            Optional.of(Instant.now()),
            status == MatchStatus.RUNNING ? Optional.empty() : Optional.of(Instant.now()),
            status == MatchStatus.RUNNING ? Optional.empty() : Optional.of(EndReason.STOPPED),
            Optional.empty()));
    return id;
  }

  private static MatchPlayer newcomer(String name) {
    return new MatchPlayer(
        new PlayerId(name), Optional.of(new Rating(25, 25.0 / 3)), Optional.empty());
  }

  private Player add(Username username) {
    Player player =
        new Player(new PlayerId(Ulid.create(Instant.now(), random)), username, Instant.now());
    players.put(player.id(), player);
    return player;
  }

  @Override
  public Registration register(Username username, Optional<IdempotencyKey> key) {
    entered.run();
    synchronized (this) {
      Optional<Player> before = key.map(keys::get);
      if (before.isPresent()) {
        return new Registration.Existing(before.get());
      }
      if (players.values().stream().anyMatch(p -> p.username().equals(username))) {
        return new Registration.NameTaken(username);
      }
      Player player = add(username);
      key.ifPresent(known -> keys.put(known, player));
      return new Registration.Registered(player);
    }
  }

  @Override
  public Optional<Player> find(PlayerId player) {
    entered.run();
    synchronized (this) {
      return Optional.ofNullable(players.get(player));
    }
  }

  @Override
  public Map<PlayerId, Rating> now(LadderRules ladder, Collection<PlayerId> asked) {
    entered.run();
    synchronized (this) {
      return asked.stream()
          .collect(
              Collectors.toMap(
                  player -> player,
                  player ->
                      Optional.ofNullable(board.get(player))
                          .map(BoardEntry::rating)
                          .orElse(ladder.newcomer())));
    }
  }

  private List<BoardEntry> ranked(String region) {
    List<BoardEntry> inOrder =
        board.values().stream()
            .filter(entry -> region.isEmpty() || entry.region().equals(region))
            .sorted(
                Comparator.comparing(BoardEntry::conservative)
                    .reversed()
                    .thenComparing(BoardEntry::player))
            .toList();
    List<BoardEntry> ranked = new ArrayList<>();
    for (BoardEntry e : inOrder) {
      ranked.add(
          new BoardEntry(
              ranked.size() + 1,
              e.player(),
              e.username(),
              e.rating(),
              e.region(),
              e.games(),
              e.lastPlayed()));
    }
    return ranked;
  }

  @Override
  public BoardPage page(BoardRequest request) {
    entered.run();
    synchronized (this) {
      List<BoardEntry> rest =
          ranked(request.region()).stream()
              .filter(e -> request.after().map(after -> isBehind(e, after)).orElse(true))
              .toList();
      List<BoardEntry> page = rest.stream().limit(request.limit()).toList();
      Optional<BoardCursor> next =
          rest.size() > page.size()
              ? Optional.of(new BoardCursor(page.getLast().conservative(), page.getLast().player()))
              : Optional.empty();
      return new BoardPage(page, next);
    }
  }

  private static boolean isBehind(BoardEntry entry, BoardCursor cursor) {
    return entry.conservative() < cursor.conservative()
        || (entry.conservative() == cursor.conservative()
            && entry.player().compareTo(cursor.player()) > 0);
  }

  @Override
  public Optional<BoardEntry> find(LadderName ladder, String region, PlayerId player) {
    entered.run();
    synchronized (this) {
      return ranked(region).stream().filter(entry -> entry.player().equals(player)).findFirst();
    }
  }

  @Override
  public SubmitResult submit(MatchId id, MatchResult given) {
    entered.run();
    synchronized (this) {
      PlayedMatch match = played.get(id);
      if (match == null) {
        return new SubmitResult.UnknownMatch();
      }
      if (given.ranks(match.teams().size()).isEmpty()) {
        return new SubmitResult.WrongTeams(match.teams().size(), given);
      }
      Ranks ranks = given.ranks(match.teams().size()).get();
      if (match.result().isPresent()) {
        AcceptedResult first = match.result().get();
        return first.ranks().equals(ranks)
            ? new SubmitResult.AlreadyTheSame(first, ends(match))
            : new SubmitResult.Different(first);
      }
      return switch (match.status()) {
        case MatchStatus.Running runs -> accept(match, ranks, AcceptedResult.State.WAITING);
        case Outcome.COMPLETED -> accept(match, ranks, AcceptedResult.State.RATED);
        case Outcome.FAILED, Outcome.ABANDONED, Outcome.CANCELLED ->
            new SubmitResult.NotPlayed(match.status());
      };
    }
  }

  private boolean ends(PlayedMatch match) {
    return match.status() == MatchStatus.RUNNING && endedByResult.get(match.id());
  }

  private SubmitResult accept(PlayedMatch m, Ranks ranks, AcceptedResult.State state) {
    AcceptedResult result = new AcceptedResult(ranks, ResultSource.API, Instant.now(), state);
    played.put(
        m.id(),
        new PlayedMatch(
            m.id(),
            m.queue(),
            m.region(),
            m.ladder(),
            m.teams(),
            m.quality(),
            m.status(),
            m.createdAt(),
            m.readyAt(),
            m.endedAt(),
            m.reason(),
            Optional.of(result)));
    return new SubmitResult.Accepted(result, ends(m));
  }

  @Override
  public Optional<PlayedMatch> find(MatchId match) {
    entered.run();
    synchronized (this) {
      return Optional.ofNullable(played.get(match));
    }
  }

  @Override
  public MatchPage latest(MatchRequest request) {
    entered.run();
    synchronized (this) {
      List<PlayedMatch> rest =
          played.values().stream()
              .filter(m -> request.region().isEmpty() || m.region().equals(request.region()))
              .filter(m -> request.after().map(c -> m.id().compareTo(c.match()) < 0).orElse(true))
              .sorted(Comparator.comparing(PlayedMatch::id).reversed())
              .toList();
      List<PlayedMatch> page = rest.stream().limit(request.limit()).toList();
      return new MatchPage(
          page,
          rest.size() > page.size()
              ? Optional.of(new MatchCursor(page.getLast().id()))
              : Optional.empty());
    }
  }
}
