package games.kickoff.redis.claim;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.claim.Matches;
import games.kickoff.core.fact.BadFact;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.ticket.TicketText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Matches} in Redis. */
public final class RedisMatches implements Matches {

  /** How many matches one script reads, so that none blocks Redis for long. */
  private static final int PART = 500;

  /**
   * How many parts of {@code limit} entries {@link #live} reads at most, when many entries can't be
   * read.
   */
  private static final int MOST_PARTS = 10;

  private final RealmRedis redis;

  public RedisMatches(RealmRedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<MatchView> find(MatchId match) {
    Map<String, String> fields = redis.hash("match:" + match);
    if (!fields.isEmpty()) {
      return read(match.value(), fields);
    }
    if (!redis.isOpen()) {
      throw new Rebuilding();
    }
    return Optional.empty();
  }

  @Override
  public List<MatchView> live(int skipped, int limit) {
    List<MatchView> live = new ArrayList<>();
    int from = skipped;
    for (int parts = 0; parts < MOST_PARTS && live.size() < limit; parts++) {
      List<Answer> part = part(from, limit);
      for (int i = 0; i < part.size() && live.size() < limit; i++) {
        read(part.get(i).text("id"), part.get(i).fields("fields")).ifPresent(live::add);
      }
      if (part.size() < limit) {
        break;
      }
      from += limit;
    }
    return live;
  }

  @Override
  public Live allLive() {
    List<MatchView> matches = new ArrayList<>();
    List<Dangling> dangling = new ArrayList<>();
    int from = 0;
    List<Answer> part;
    do {
      part = part(from, PART);
      for (Answer entry : part) {
        String id = entry.text("id");
        Map<String, String> fields = entry.fields("fields");
        Optional<MatchView> match = read(id, fields);
        if (match.isEmpty() || !match.get().state().isLive()) {
          dangling.add(new Dangling(id, match.isEmpty() && !fields.isEmpty()));
        } else {
          matches.add(match.get());
        }
      }
      from += PART;
    } while (part.size() == PART);
    return new Live(matches, dangling);
  }

  private List<Answer> part(int from, int many) {
    return redis
        .run(Script.MATCHES, Integer.toString(from), Integer.toString(from + many - 1))
        .answers("matches");
  }

  @Override
  public void nudge(MatchId match) {
    redis.run(Script.NUDGE, match.value());
  }

  /**
   * Reads a match. When its hash is not what a script writes, it is reported and the result is
   * empty.
   */
  private Optional<MatchView> read(String id, Map<String, String> fields) {
    try {
      return Optional.of(view(new MatchId(id), fields));
    } catch (RuntimeException e) {
      redis.report(BadFact.of(BadFact.Kind.MATCH, id, e));
      return Optional.empty();
    }
  }

  private static MatchView view(MatchId id, Map<String, String> fields) {
    return new MatchView(
        id,
        QueueKey.parse(TicketText.required(fields, "queue")),
        MatchView.State.valueOf(TicketText.required(fields, "state")),
        RealmRedis.words(TicketText.required(fields, "tickets")).stream()
            .map(TicketId::new)
            .toList(),
        TicketText.players(TicketText.required(fields, "players")),
        Instant.ofEpochMilli(Long.parseLong(TicketText.required(fields, "claimed"))),
        Long.parseLong(TicketText.required(fields, "fence")),
        TicketText.endpoint(fields),
        EndReason.find(fields.get("reason")));
  }
}
