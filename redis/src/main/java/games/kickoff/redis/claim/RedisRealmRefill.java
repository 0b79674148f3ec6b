package games.kickoff.redis.claim;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.claim.RealmRefill;
import games.kickoff.core.server.Endpoint;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.term.FencedScripts;
import games.kickoff.redis.ticket.TicketText;
import java.util.ArrayList;
import java.util.List;

/** {@link RealmRefill} in Redis. */
public final class RedisRealmRefill implements RealmRefill {

  private final RealmRedis redis;
  private final FencedScripts leader;

  public RedisRealmRefill(RealmRedis redis, FencedScripts leader) {
    this.redis = redis;
    this.leader = leader;
  }

  @Override
  public void restore(LiveSession session) {
    List<String> arguments = new ArrayList<>();
    arguments.add(session.match().id().value());
    arguments.add(session.match().queue().toString());
    arguments.add(session.endpoint().isPresent() ? "ASSIGNED" : "CONFIRMED");
    arguments.add(session.endpoint().map(Endpoint::host).orElse(""));
    arguments.add(session.endpoint().map(e -> Integer.toString(e.port())).orElse("0"));
    arguments.add(Long.toString(session.match().formedAt().toEpochMilli()));
    session.match().tickets().forEach(ticket -> TicketText.write(ticket, arguments));
    Answer answer = leader.write(Script.RESTORE, arguments);
    switch (answer.code()) {
      case "ok", "exists" -> {}
      default -> throw FencedScripts.unexpected(answer);
    }
  }

  @Override
  public void open() {
    leader.done(Script.OPEN);
  }

  @Override
  public boolean isOpen() {
    return redis.isOpen();
  }
}
