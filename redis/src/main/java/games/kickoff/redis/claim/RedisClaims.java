package games.kickoff.redis.claim;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.claim.FailedStarts;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.redis.connection.Answer;
import games.kickoff.redis.connection.Script;
import games.kickoff.redis.term.FencedScripts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@link Claims} in Redis. */
public final class RedisClaims implements Claims {

  private final FencedScripts leader;

  public RedisClaims(FencedScripts leader) {
    this.leader = leader;
  }

  @Override
  public ClaimResult claim(MatchId match, QueueKey queue, List<TicketId> tickets) {
    List<String> arguments = new ArrayList<>(tickets.size() + 2);
    arguments.add(match.value());
    arguments.add(queue.toString());
    tickets.forEach(ticket -> arguments.add(ticket.value()));
    Answer answer = leader.write(Script.CLAIM, arguments);
    return switch (answer.code()) {
      case "claimed" -> new ClaimResult.Claimed();
      case "refused" ->
          new ClaimResult.Refused(answer.texts("tickets").stream().map(TicketId::new).toList());
      case "unknown_queue" -> new ClaimResult.UnknownQueue();
      default -> throw FencedScripts.unexpected(answer);
    };
  }

  @Override
  public Confirmation confirm(MatchId match) {
    Answer answer = leader.write(Script.CONFIRM, match.value());
    return switch (answer.code()) {
      case "ok" -> new Confirmation.Ours();
      case "assigned" ->
          new Confirmation.Assigned(
              new Endpoint(answer.text("host"), Math.toIntExact(answer.number("port"))));
      case "gone" -> new Confirmation.Gone();
      default -> throw FencedScripts.unexpected(answer);
    };
  }

  @Override
  public ClaimState requeue(MatchId match, EndReason reason, Collection<PlayerId> inMatch) {
    List<String> arguments = new ArrayList<>(List.of(match.value(), reason.word(), "uncounted"));
    inMatch.forEach(player -> arguments.add(player.value()));
    return state(leader.write(Script.REQUEUE, arguments));
  }

  @Override
  public ClaimState requeueCounted(MatchId match, EndReason reason) {
    return state(leader.write(Script.REQUEUE, match.value(), reason.word(), "counted"));
  }

  @Override
  public ClaimState assign(MatchId match, Endpoint endpoint) {
    return state(
        leader.write(
            Script.ASSIGN, match.value(), endpoint.host(), Integer.toString(endpoint.port())));
  }

  @Override
  public ClaimState fail(MatchId match, EndReason reason) {
    return state(
        leader.write(
            Script.FAIL, match.value(), reason.word(), Integer.toString(FailedStarts.BROKEN)));
  }

  @Override
  public ClaimState end(MatchId match, EndReason reason) {
    return state(leader.write(Script.END, match.value(), reason.word()));
  }

  private static ClaimState state(Answer answer) {
    return switch (answer.code()) {
      case "ok" -> ClaimState.OURS;
      case "gone" -> ClaimState.GONE;
      case "assigned" -> ClaimState.ASSIGNED;
      default -> throw FencedScripts.unexpected(answer);
    };
  }
}
