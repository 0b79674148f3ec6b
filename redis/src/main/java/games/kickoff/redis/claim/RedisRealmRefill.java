package games.kickoff.redis.claim;

import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.claim.RealmRefill;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.term.FencedScripts;
import games.kickoff.redis.ticket.AttributesJson;
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
    arguments.add(session.match().value());
    arguments.add(session.queue().toString());
    arguments.add(session.endpoint().isPresent() ? "ASSIGNED" : "CONFIRMED");
    arguments.add(session.endpoint().map(Endpoint::host).orElse(""));
    arguments.add(session.endpoint().map(e -> Integer.toString(e.port())).orElse("0"));
    arguments.add(Long.toString(session.claimedAt().toEpochMilli()));
    for (Ticket ticket : session.tickets()) {
      arguments.add(ticket.id().value());
      arguments.add(Long.toString(ticket.joinedAt().toEpochMilli()));
      arguments.add(Integer.toString(ticket.requeues()));
      arguments.add(AttributesJson.write(ticket.attributes()));
      arguments.add(Integer.toString(ticket.size()));
      ticket.players().forEach(player -> arguments.add(player.value()));
    }
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
