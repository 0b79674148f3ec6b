package games.kickoff.redis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.ClaimResult;
import games.kickoff.core.claim.Confirmation;
import games.kickoff.core.claim.Expiry;
import games.kickoff.core.claim.LiveSession;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.store.Rebuilding;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.StaleFence;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.CancelResult;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.redis.fixture.Realm;
import games.kickoff.redis.protocol.Step.Leader;
import games.kickoff.redis.protocol.Step.MatchOf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import redis.clients.jedis.Jedis;

/**
 * Takes each step both in a real realm and in the {@link Protocol}, and compares the answers and
 * everything visible.
 */
final class Playthrough {

  /** Receives what happened, for the statistics. */
  interface MoveCounters {
    void answered(String step, String code);

    void moved(TicketState from, TicketState to, String reason);
  }

  /** The answers of the store and of the protocol to one step. */
  private record Answers(String store, String protocol) {}

  /**
   * After so many steps, and at the end, tickets and matches that are over are compared again, too.
   */
  private static final int LOOK_AGAIN = 16;

  private final Realm realm;
  private final Jedis bare;
  private final MoveCounters tally;
  private final Protocol protocol = new Protocol();
  private final Outside outside;
  private final Followers followers;
  private Sight seen = Sight.NOTHING;

  private final Set<TicketId> cancelWished = new HashSet<>();
  private final List<TicketView> shown = new ArrayList<>();
  private final List<String> history = new ArrayList<>();

  /**
   * @param realm an empty realm that has the server to itself
   */
  Playthrough(Realm realm, Jedis bare, MoveCounters tally) {
    this.realm = realm;
    this.bare = bare;
    this.tally = tally;
    this.outside = new Outside(realm, protocol);
    this.followers = new Followers(realm.pools);
  }

  void play(List<Step> steps) {
    try {
      Steps.QUEUES.forEach(
          queue -> agree("", publish(new Step.Publish(Steps.rules(queue), Leader.CURRENT))));
      agree("", open(new Step.Open(Leader.CURRENT)));
      look(true);
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        agree(step.toString(), take(step));
        tally.answered(step.name(), history.getLast().replaceFirst("(?s).* → (\\S+).*", "$1"));
        look(i % LOOK_AGAIN == 0 || i == steps.size() - 1);
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          e.getMessage() + "\n\nafter these steps:\n" + String.join("\n", history), e);
    }
  }

  private void agree(String step, Answers answers) {
    history.add(step + " → " + answers.store);
    assertThat(answers.store).as("answer to " + step).isEqualTo(answers.protocol);
    shown.forEach(ticket -> Agreement.ticket(protocol, ticket));
    shown.clear();
  }

  private void look(boolean again) {
    Sight now = Sight.of(realm, seen, again);
    Invariants.check(seen, now, cancelWished);
    Agreement.check(protocol, now);
    followers.check(now);
    if (again) {
      Agreement.checkTheRest(protocol, realm);
    }
    for (TicketView was : seen.tickets().values()) {
      TicketView ticket = now.tickets().get(was.id());
      if (ticket.state() != was.state()) {
        tally.moved(
            was.state(), ticket.state(), ticket.reason().map(TicketReason::word).orElse(""));
      }
    }
    seen = now;
  }

  private Answers take(Step step) {
    return switch (step) {
      case Step.Join join -> join(join);
      case Step.Cancel cancel -> cancel(cancel);
      case Step.Ask ask -> ask(outside.ticket(ask.ticket()));
      case Step.ClaimOldest claim -> {
        List<TicketId> oldest =
            protocol.waiting(claim.queue()).stream().limit(claim.tickets()).map(t -> t.id).toList();
        yield oldest.isEmpty()
            ? new Answers("nothing", "nothing")
            : claim(outside.fence(claim.leader()), realm.newMatch(), claim.queue(), oldest);
      }
      case Step.Claim claim ->
          claim(
              outside.fence(claim.leader()),
              realm.newMatch(),
              claim.queue(),
              claim.tickets().stream().map(outside::ticket).toList());
      case Step.ClaimAgain again -> claimAgain(again);
      case Step.Confirm confirm -> confirm(confirm);
      case Step.Requeue requeue -> {
        Fence fence = outside.fence(requeue.leader());
        MatchId match = outside.match(requeue.match());
        EndReason reason = EndReason.SESSION_NOT_CREATED;
        yield new Answers(
            said(() -> word(realm.as(fence).claims.requeue(match, reason, requeue.inMatch()))),
            protocol.requeue(fence.value(), match, reason.word(), requeue.inMatch()));
      }
      case Step.Assign assign -> {
        Fence fence = outside.fence(assign.leader());
        MatchId match = outside.match(assign.match());
        yield new Answers(
            said(() -> word(realm.as(fence).claims.assign(match, assign.endpoint()))),
            protocol.assign(fence.value(), match, assign.endpoint()));
      }
      case Step.Fail fail -> {
        Fence fence = outside.fence(fail.leader());
        MatchId match = outside.match(fail.match());
        yield new Answers(
            said(() -> word(realm.as(fence).claims.fail(match, EndReason.READY_TIMEOUT))),
            protocol.fail(fence.value(), match, "ReadyTimeout"));
      }
      case Step.End end -> {
        Fence fence = outside.fence(end.leader());
        MatchId match = outside.match(end.match());
        yield new Answers(
            said(() -> word(realm.as(fence).claims.end(match, EndReason.STOPPED))),
            protocol.end(fence.value(), match, "Stopped"));
      }
      case Step.Expire expire -> expire(expire);
      case Step.WriteBlocked tell -> writeBlocked(tell);
      case Step.Publish publish -> publish(publish);
      case Step.Withdraw withdraw -> withdraw(withdraw);
      case Step.Lose lose -> lose(lose);
      case Step.Restore restore -> restore(restore);
      case Step.Open open -> open(open);
      case Step.FlushScripts flush -> {
        bare.scriptFlush();
        yield new Answers("done", "done");
      }
    };
  }

  private Answers join(Step.Join step) {
    List<TicketView> made = new ArrayList<>();
    List<PlayerId> party = List.copyOf(step.party());
    String store =
        said(() ->
            switch (realm.tickets.join(step.queue(), party, step.attributes())) {
              case JoinResult.Created created -> {
                made.add(created.ticket());
                yield "created " + show(created.ticket());
              }
              case JoinResult.Existing existing -> "existing " + show(existing.ticket());
              case JoinResult.InMatch in -> "in_match " + in.player() + " " + show(in.ticket());
              case JoinResult.InOtherTicket in ->
                  "in_other_ticket " + in.player() + " " + in.ticket();
              case JoinResult.UnknownQueue unknown -> "unknown_queue";
              case JoinResult.TooLarge large -> "too_large " + large.most();
              case JoinResult.ConsentUsed used -> "consent_used " + used.player();
              case JoinResult.Paused paused -> "paused";
            });
    String said = protocol.join(step.queue(), party, step.attributes(), made.stream().findFirst());
    made.forEach(t -> outside.remember(step.queue(), party, t.id()));
    return new Answers(store, said);
  }

  private Answers cancel(Step.Cancel step) {
    TicketId id = outside.ticket(step.ticket());
    String store =
        said(() ->
            switch (realm.tickets.cancel(id)) {
              case CancelResult.Cancelled cancelled -> "cancelled " + show(cancelled.ticket());
              case CancelResult.Claimed claimed -> "claimed " + claimed.match();
              case CancelResult.AlreadyOver over -> "over " + show(over.ticket());
              case CancelResult.UnknownTicket unknown -> "unknown";
            });
    if (store.startsWith("claimed")) {
      cancelWished.add(id);
    }
    return new Answers(store, protocol.cancel(id));
  }

  private Answers ask(TicketId id) {
    String store =
        said(() -> realm.tickets.find(id).map(t -> "ticket " + show(t)).orElse("unknown"));
    String none = protocol.open ? "unknown" : "rebuilding";
    return new Answers(store, protocol.tickets.containsKey(id) ? "ticket " + id : none);
  }

  private Answers claim(Fence fence, MatchId match, QueueKey queue, List<TicketId> tickets) {
    String store =
        said(() ->
            switch (realm.as(fence).claims.claim(match, queue, tickets)) {
              case ClaimResult.Claimed claimed -> "claimed";
              case ClaimResult.Refused refused -> "refused " + refused.tickets();
              case ClaimResult.UnknownQueue unknown -> "unknown_queue";
            });
    boolean isNew = !protocol.matches.containsKey(match);
    String said = protocol.claim(fence.value(), match, queue, tickets);
    if (isNew && said.equals("claimed")) {
      outside.remember(protocol.matches.get(match));
    }
    return new Answers(store, said);
  }

  private Answers claimAgain(Step.ClaimAgain step) {
    RealmState.Match known = protocol.matches.get(outside.match(step.match()));
    if (known == null) {
      return new Answers("nothing", "nothing"); // after a loss, this would be a new claim
    }
    List<TicketId> tickets = known.tickets.stream().map(t -> t.id).toList();
    return claim(outside.fence(step.leader()), known.id, known.queue, tickets);
  }

  private Answers confirm(Step.Confirm step) {
    Fence fence = outside.fence(step.leader());
    MatchId match = outside.match(step.match());
    String store =
        said(() ->
            switch (realm.as(fence).claims.confirm(match)) {
              case Confirmation.Ours ours -> "ours";
              case Confirmation.Assigned told -> "assigned " + told.endpoint();
              case Confirmation.Gone gone -> "gone";
            });
    return new Answers(store, protocol.confirm(fence.value(), match));
  }

  private Answers expire(Step.Expire step) {
    Fence fence = outside.fence(step.leader());
    // The shortest ticketTtl is over a millisecond after a ticket was last asked for, which was
    // just now.
    Instant asked = redisTime();
    while (redisTime().isBefore(asked.plusMillis(2))) {
      Thread.onSpinWait();
    }
    String store =
        said(() -> {
          Expiry expiry = realm.as(fence).pools.expire(step.queue(), step.most());
          return (expiry.expired() > 0 ? "some " : "none ")
              + (expiry.expired() + ", others wait: " + expiry.next().isPresent());
        });
    List<TicketId> taken = now(step.queue(), TicketState.EXPIRED);
    return new Answers(store, protocol.expire(fence.value(), step.queue(), step.most(), taken));
  }

  private Answers writeBlocked(Step.WriteBlocked step) {
    Fence fence = outside.fence(step.leader());
    Map<TicketId, Optional<Blocked.By>> blocked = new LinkedHashMap<>();
    step.tickets().forEach(ticket -> blocked.put(outside.ticket(ticket), step.by()));
    return new Answers(
        done(() -> realm.as(fence).pools.writeBlocked(step.queue(), blocked)),
        protocol.writeBlocked(fence.value(), step.queue(), blocked));
  }

  private Answers publish(Step.Publish step) {
    Fence fence = outside.fence(step.leader());
    String store = done(() -> realm.as(fence).publication.publish(step.rules()));
    if (store.equals("done")) {
      outside.declared.put(step.rules().key(), step.rules());
    }
    return new Answers(store, protocol.publish(fence.value(), step.rules()));
  }

  private Answers withdraw(Step.Withdraw step) {
    Fence fence = outside.fence(step.leader());
    String store =
        said(() -> {
          int left = realm.as(fence).publication.withdraw(step.queue(), step.most());
          return left == 0 ? "done" : "left " + left;
        });
    if (!store.equals("stale") && !store.equals("rebuilding")) {
      outside.declared.remove(step.queue());
    }
    List<TicketId> taken = now(step.queue(), TicketState.FAILED);
    return new Answers(store, protocol.withdraw(fence.value(), step.queue(), step.most(), taken));
  }

  private Answers lose(Step.Lose step) {
    outside.rememberSessions(step.untold());
    bare.flushAll();
    protocol.lose();
    seen = Sight.NOTHING;
    cancelWished.clear();
    return new Answers("done", "done");
  }

  private Answers restore(Step.Restore step) {
    Fence fence = outside.fence(step.leader());
    Optional<LiveSession> session = Optional.ofNullable(outside.toRestore.peek());
    if (session.isEmpty()) {
      session =
          Optional.ofNullable(protocol.matches.get(outside.match(step.known())))
              .map(match -> Outside.session(match, false));
    }
    if (session.isEmpty()) {
      return new Answers("nothing", "nothing");
    }
    LiveSession live = session.get();
    Answers answers =
        new Answers(
            done(() -> realm.as(fence).refill.restore(live)),
            protocol.restore(fence.value(), live));
    if (answers.store.equals("done")) {
      outside.toRestore.remove(live);
    }
    return answers;
  }

  /** Opens the realm as the operator's audit does: it first puts back what is missing. */
  private Answers open(Step.Open step) {
    if (!protocol.open && step.leader() != Leader.FORMER) {
      for (PublishedQueue rules : List.copyOf(outside.declared.values())) {
        agree("  rebuild", publish(new Step.Publish(rules, step.leader())));
      }
      while (!outside.toRestore.isEmpty()) {
        MatchOf none = new MatchOf(Steps.PLAYERS.getFirst(), 0);
        agree("  rebuild", restore(new Step.Restore(none, step.leader())));
      }
    }
    Fence fence = outside.fence(step.leader());
    return new Answers(done(() -> realm.as(fence).refill.open()), protocol.open(fence.value()));
  }

  /** Those tickets that waited in the queue and are in this state now. */
  private List<TicketId> now(QueueKey queue, TicketState state) {
    return protocol.waiting(queue).stream()
        .map(t -> t.id)
        .filter(id -> realm.tickets.find(id).stream().anyMatch(ticket -> ticket.state() == state))
        .toList();
  }

  private Instant redisTime() {
    List<String> time = bare.time();
    return Instant.ofEpochSecond(Long.parseLong(time.get(0)))
        .plus(Duration.ofNanos(1000 * Long.parseLong(time.get(1))));
  }

  // Answers as words.

  private TicketId show(TicketView ticket) {
    shown.add(ticket);
    return ticket.id();
  }

  private static String said(Supplier<String> call) {
    try {
      return call.get();
    } catch (StaleFence e) {
      return "stale";
    } catch (Rebuilding e) {
      return "rebuilding";
    }
  }

  private static String done(Runnable call) {
    return said(() -> {
      call.run();
      return "done";
    });
  }

  private static String word(Enum<?> answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }
}
