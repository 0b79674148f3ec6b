package games.kickoff.redis.claim;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.claim.Expiry;
import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.claim.PoolNews;
import games.kickoff.core.claim.PoolPart;
import games.kickoff.core.claim.PoolView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.server.Endpoint;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.term.Fence;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.RealmRedis;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.queue.LadderJson;
import games.kickoff.redis.term.FencedScripts;
import games.kickoff.redis.ticket.AttributesJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@link Claims} in Redis. */
public final class RedisClaims implements Claims {

  private final RealmRedis redis;

  private final FencedScripts scripts;
  private final PoolAnswers answers;

  public RedisClaims(RealmRedis redis) {
    this.redis = redis;
    this.scripts = new FencedScripts(redis);
    this.answers = new PoolAnswers(redis);
  }

  @Override
  public Optional<PoolView> pool(QueueKey queue, int most) {
    Answer answer = redis.run(Script.POOL, queue.toString(), Integer.toString(most));
    return switch (answer.code()) {
      case "pool" -> Optional.of(answers.pool(answer));
      case "unknown_queue" -> Optional.empty();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("pool answered " + answer);
    };
  }

  @Override
  public Optional<PoolPart> poolPart(QueueKey queue, String cursor, int about) {
    Answer answer = redis.run(Script.POOL_PART, queue.toString(), cursor, Integer.toString(about));
    return switch (answer.code()) {
      case "part" -> Optional.of(answers.part(answer));
      case "unknown_queue" -> Optional.empty();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("pool part answered " + answer);
    };
  }

  @Override
  public Optional<PoolNews> poolNews(QueueKey queue, long after, int most) {
    Answer answer =
        redis.run(Script.POOL_NEWS, queue.toString(), Long.toString(after), Integer.toString(most));
    return switch (answer.code()) {
      case "pool" -> Optional.of(answers.news(answer));
      case "unknown_queue" -> Optional.empty();
      case "rebuilding" -> throw new Rebuilding();
      default -> throw new IllegalStateException("pool news answered " + answer);
    };
  }

  @Override
  public void tellBlocked(
      Fence fence, QueueKey queue, Map<TicketId, Optional<Blocked.By>> blocked) {
    if (blocked.isEmpty() || blocked.size() > MOST_TOLD) {
      throw new IllegalArgumentException("1 to " + MOST_TOLD + " tickets, not " + blocked.size());
    }
    List<String> arguments = new ArrayList<>(2 * blocked.size() + 1);
    arguments.add(queue.toString());
    blocked.forEach((ticket, by) -> {
      arguments.add(ticket.value());
      arguments.add(by.map(what -> what.name().toLowerCase(Locale.ROOT)).orElse(""));
    });
    FencedScripts.done(fence, scripts.write(fence, Script.TELL_BLOCKED, arguments));
  }

  @Override
  public Expiry expire(Fence fence, QueueKey queue, int most) {
    Answer answer = scripts.write(fence, Script.EXPIRE, queue.toString(), Integer.toString(most));
    FencedScripts.done(fence, answer);
    long next = answer.number(2);
    return new Expiry(
        Math.toIntExact(answer.number(1)),
        next < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(next)));
  }

  @Override
  public ClaimResult claim(Fence fence, MatchId match, QueueKey queue, List<TicketId> tickets) {
    List<String> arguments = new ArrayList<>(tickets.size() + 2);
    arguments.add(match.value());
    arguments.add(queue.toString());
    tickets.forEach(ticket -> arguments.add(ticket.value()));
    Answer answer = scripts.write(fence, Script.CLAIM, arguments);
    return switch (answer.code()) {
      case "claimed" -> new ClaimResult.Claimed();
      case "refused" ->
          new ClaimResult.Refused(answer.texts(1).stream().map(TicketId::new).toList());
      case "unknown_queue" -> new ClaimResult.UnknownQueue();
      default -> throw FencedScripts.refused(fence, answer);
    };
  }

  @Override
  public Confirmation confirm(Fence fence, MatchId match) {
    Answer answer = scripts.write(fence, Script.CONFIRM, match.value());
    return switch (answer.code()) {
      case "ok" -> new Confirmation.Ours();
      case "told" ->
          new Confirmation.Told(new Endpoint(answer.text(1), Math.toIntExact(answer.number(2))));
      case "gone" -> new Confirmation.Gone();
      default -> throw FencedScripts.refused(fence, answer);
    };
  }

  @Override
  public Standing requeue(Fence fence, MatchId match, String reason, Collection<PlayerId> inMatch) {
    List<String> arguments = new ArrayList<>(List.of(match.value(), reason, "uncounted"));
    inMatch.forEach(player -> arguments.add(player.value()));
    return standing(fence, scripts.write(fence, Script.REQUEUE, arguments));
  }

  @Override
  public Standing requeueCounted(Fence fence, MatchId match, String reason) {
    return standing(fence, scripts.write(fence, Script.REQUEUE, match.value(), reason, "counted"));
  }

  @Override
  public Standing assign(Fence fence, MatchId match, Endpoint endpoint) {
    return standing(
        fence,
        scripts.write(
            fence,
            Script.ASSIGN,
            match.value(),
            endpoint.host(),
            Integer.toString(endpoint.port())));
  }

  @Override
  public Standing fail(Fence fence, MatchId match, String reason) {
    return standing(
        fence,
        scripts.write(
            fence, Script.FAIL, match.value(), reason, Integer.toString(FailedStarts.BROKEN)));
  }

  @Override
  public Standing end(Fence fence, MatchId match, String reason) {
    return standing(fence, scripts.write(fence, Script.END, match.value(), reason));
  }

  @Override
  public void publish(Fence fence, PublishedQueue queue) {
    FencedScripts.done(
        fence,
        scripts.write(
            fence,
            Script.PUBLISH_QUEUE,
            queue.key().toString(),
            "region",
            queue.region(),
            "teamCount",
            Integer.toString(queue.teamCount()),
            "teamSize",
            Integer.toString(queue.teamSize()),
            "maxParty",
            Integer.toString(queue.maxParty()),
            "ttl",
            Long.toString(queue.ticketTtl().toMillis()),
            "retention",
            Long.toString(queue.retention().toMillis()),
            "maxStarting",
            Integer.toString(queue.maxStarting()),
            "paused",
            Boolean.toString(queue.paused()),
            "refuseJoins",
            Boolean.toString(queue.refuseJoins()),
            "ladder",
            LadderJson.write(queue.ladder())));
  }

  @Override
  public int withdraw(Fence fence, QueueKey queue, int most) {
    Answer answer =
        scripts.write(fence, Script.WITHDRAW_QUEUE, queue.toString(), Integer.toString(most));
    FencedScripts.done(fence, answer);
    return Math.toIntExact(answer.number(1));
  }

  @Override
  public void restore(Fence fence, LiveSession session) {
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
    Answer answer = scripts.write(fence, Script.RESTORE, arguments);
    if (!answer.code().equals("exists")) {
      FencedScripts.done(fence, answer);
    }
  }

  @Override
  public void open(Fence fence) {
    FencedScripts.done(fence, scripts.write(fence, Script.OPEN));
  }

  @Override
  public boolean isOpen() {
    return redis.isOpen();
  }

  private static Standing standing(Fence fence, Answer answer) {
    return switch (answer.code()) {
      case "ok" -> Standing.OURS;
      case "gone" -> Standing.GONE;
      case "told" -> Standing.TOLD;
      default -> throw FencedScripts.refused(fence, answer);
    };
  }
}
