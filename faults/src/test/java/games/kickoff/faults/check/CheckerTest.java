package games.kickoff.faults.check;

import static games.kickoff.faults.check.Doctored.at;
import static games.kickoff.faults.check.Doctored.player;
import static games.kickoff.faults.check.Doctored.seen;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.ticket.Ticket;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.faults.history.AssignmentCheck;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.History;
import games.kickoff.faults.history.Moment;
import games.kickoff.faults.history.RecordFact;
import games.kickoff.faults.history.ServerFact;
import games.kickoff.faults.history.SessionFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checker must reject histories that break one invariant each, for every invariant and for each
 * observable way to break it.
 */
class CheckerTest {

  private static final Random RANDOM = new Random(9);

  @Test
  void findsNothingInAHistoryInWhichAllWentWell() {
    assertThat(Checker.check(Doctored.good(40).history())).isEmpty();
  }

  @Test
  void findsNothingInAHistoryInWhichABadFactCostNothing() {
    Doctored history = Doctored.good(40);
    history.badFact = Optional.of(new History.BadFact(at(3), List.of()));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lies")
  void rejects(int invariant, String what, Consumer<Doctored> lie) {
    Doctored history = Doctored.good();
    lie.accept(history);
    assertThat(Checker.check(history.history()))
        .extracting(Violation::invariant)
        .contains(invariant)
        .containsOnly(invariant);
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie(1, "told of a second match, and of the first again", CheckerTest::secondMatch),
        lie(1, "assigned twice in Redis", CheckerTest::assignedTwice),
        lie(2, "a ticket vanished", h -> h.tickets.removeLast()),
        lie(2, "a ticket waits for ever", CheckerTest::waitsForEver),
        lie(2, "an end without a reason", h -> h.changeTicket(0, TicketState.ENDED, m(h), "")),
        lie(2, "an end that was none", CheckerTest::comesBack),
        lie(2, "not quiet", h -> h.unrest.add(new History.Unrest(2, "ticket x waits"))),
        lie(3, "a state too few", h -> h.counts.merge("ended", -1L, Long::sum)),
        lie(3, "a join nobody made", CheckerTest::oneTicketMore),
        lie(3, "a join that was not counted", CheckerTest::oneTicketLess),
        lie(4, "another ticket while the first lives", CheckerTest::secondTicket),
        lie(5, "cancelled, then assigned", CheckerTest::cancelledThenAssigned),
        lie(
            5,
            "cancelled, and it expires",
            h -> h.changeTicket(3, TicketState.EXPIRED, Optional.empty(), "not_asked_for")),
        lie(5, "a late wish is forgotten", CheckerTest::wishForgotten),
        lie(6, "one ticket of a match was left out", CheckerTest::halfClaimed),
        lie(6, "an earlier term claims later", CheckerTest::staleClaim),
        lie(6, "a session with other tickets than were claimed", CheckerTest::otherTickets),
        lie(7, "put back with another join time", CheckerTest::joinedLater),
        lie(
            8,
            "a party split",
            h ->
                h.changeSession(s ->
                    teams(
                        s, List.of(List.of(player(0), player(2)), List.of(player(1), player(3)))))),
        lie(8, "three players in a match of four", CheckerTest::tooFew),
        lie(8, "a join gives somebody else's ticket", CheckerTest::otherParty),
        lie(9, "told without a record", CheckerTest::noRecord),
        lie(
            9,
            "told before it was recorded",
            h ->
                h.assignmentChecks.set(
                    0, new AssignmentCheck(h.matches.getFirst().id(), at(2), false))),
        lie(
            9,
            "a record without an end",
            h -> h.records.set(0, ended(h.records.getFirst(), Optional.empty(), "", ""))),
        lie(
            9,
            "ended twice",
            h ->
                h.glances.set(
                    0,
                    ended(
                        h.records.getFirst(),
                        Optional.of(at(4).wall()),
                        "failed",
                        "ServerCrashed"))),
        lie(9, "ended and holds players", CheckerTest::holdsPlayers),
        lie(9, "a record vanished", CheckerTest::recordVanished),
        lie(10, "a live match's pod was killed", h -> killed(h, "ServerLost")),
        lie(10, "a match's time was cut short", h -> timeLimitAfter(h, 3.9)),
        lie(10, "the told pod was killed for another one", CheckerTest::killedForAnother),
        lie(10, "a match was ended before its server", h -> server(h, Optional.of(at(5.2)))),
        lie(10, "a time limit after its server had ended", h -> endedAs(h, "TimeLimit")),
        lie(11, "a pod is left", h -> h.pods.add("default/pod")),
        lie(11, "a server runs on", h -> runsOnAfterItsDeletedSession(h, Optional.empty())),
        lie(
            11,
            "a server ran on for long",
            h -> runsOnAfterItsDeletedSession(h, Optional.of(at(120)))),
        lie(11, "a process is left", h -> h.strays.add("process 4711 is left")),
        lie(11, "not quiet", h -> h.unrest.add(new History.Unrest(11, "session x is Ready"))),
        lie(
            12,
            "back from its end",
            h -> h.changeSession(s -> phases(s, "Ended", "Ready", "Ended"))),
        lie(
            12,
            "failed after it had ended",
            h -> h.changeSession(s -> phases(s, "Ended", "Failed"))),
        lie(12, "an end without a reason", h -> h.changeSession(s -> reason(s, ""))),
        lie(12, "a record without a reason", CheckerTest::recordWithoutReason),
        lie(12, "a status with another reason", h -> h.changeSession(s -> reason(s, "Ended"))),
        lie(12, "evicted, and recorded as completed", CheckerTest::evicted),
        lie(12, "failed without a record", CheckerTest::failedUnrecorded),
        lie(
            15,
            "nobody is matched any more after a bad fact",
            h -> h.badFact = Optional.of(new History.BadFact(at(1), List.of()))),
        lie(
            15,
            "nobody is matched for long after a bad fact",
            h -> h.badFact = Optional.of(new History.BadFact(at(-40), List.of()))),
        lie(
            15,
            "a bad fact ends an operator",
            h ->
                h.badFact =
                    Optional.of(
                        new History.BadFact(at(-1), List.of("operator-1 ended by itself, once")))),
        lie(15, "not mended", h -> h.unrest.add(new History.Unrest(15, "x is not taken up"))));
  }

  private static Arguments lie(int invariant, String what, Consumer<Doctored> lie) {
    return Arguments.of(invariant, what, lie);
  }

  private static Optional<MatchId> m(Doctored h) {
    return Optional.of(h.matches.getFirst().id());
  }

  /** A player is answered another match at 3 s, and the first one at 2 s and at 4 s. */
  private static void secondMatch(Doctored h) {
    MatchId other = h.match(4, 2);
    Exchange first = h.exchanges.get(2);
    var ticket = first.answer().ticket().orElseThrow();
    // in another queue, so that it is no second ticket there
    Ticket t = new Ticket(TicketId.create(at(2).wall(), RANDOM), ticket.players(), at(2).wall(), 0);
    h.exchange(
        Exchange.Kind.ASK,
        t.players(),
        Optional.of(t.id()),
        3,
        200,
        seen(t, TicketState.ASSIGNED, Optional.of(other)));
    h.tickets.add(Doctored.view(t, TicketState.ENDED, Optional.of(other), "Stopped"));
    h.redisKept = false; // so that only invariant 1 is judged
    h.records.replaceAll(r ->
        r.match().equals(other)
            ? new RecordFact(
                r.match(),
                Stream.concat(r.players().stream(), t.players().stream()).toList(),
                r.ready(),
                r.ended(),
                r.outcome(),
                r.reason(),
                r.live())
            : r);
  }

  private static void assignedTwice(Doctored h) {
    h.match(4, 20);
    h.redisKept = false; // so that only invariant 1 is judged
    h.sessions.clear();
    h.matches.replaceAll(v ->
        new MatchView(
            v.id(),
            v.queue(),
            MatchView.State.ASSIGNED,
            v.tickets(),
            List.of(player(0)),
            v.claimedAt(),
            v.fence(),
            v.endpoint(),
            v.reason()));
  }

  private static void waitsForEver(Doctored h) {
    h.redisKept = false;
    h.changeTicket(3, TicketState.WAITING, Optional.empty(), "");
  }

  private static void comesBack(Doctored h) {
    Exchange last = h.exchanges.get(4);
    var ended = last.answer().ticket().orElseThrow();
    Ticket t = new Ticket(ended.id(), ended.players(), ended.joinedAt(), 0);
    h.exchange(
        Exchange.Kind.ASK,
        t.players(),
        Optional.of(t.id()),
        8,
        200,
        seen(t, TicketState.WAITING, Optional.empty()));
  }

  private static void oneTicketMore(Doctored h) {
    h.counts.merge("joins", 1L, Long::sum);
    h.counts.merge("ended", 1L, Long::sum);
  }

  private static void oneTicketLess(Doctored h) {
    h.counts.merge("joins", -1L, Long::sum);
    h.counts.merge("ended", -1L, Long::sum);
  }

  private static void secondTicket(Doctored h) {
    Ticket t =
        new Ticket(TicketId.create(at(1).wall(), RANDOM), List.of(player(2)), at(1.1).wall(), 0);
    h.exchange(
        Exchange.Kind.JOIN,
        t.players(),
        Optional.empty(),
        1,
        201,
        seen(t, TicketState.WAITING, Optional.empty()));
    h.tickets.add(Doctored.view(t, TicketState.EXPIRED, Optional.empty(), "not_asked_for"));
    h.counts.merge("joins", 1L, Long::sum);
    h.counts.merge("expired", 1L, Long::sum);
  }

  private static void cancelledThenAssigned(Doctored h) {
    Ticket t = Doctored.ticketOf(h.fickle());
    h.exchange(
        Exchange.Kind.ASK,
        t.players(),
        Optional.of(t.id()),
        9,
        200,
        seen(t, TicketState.CLAIMED, Optional.empty()));
  }

  private static void wishForgotten(Doctored h) {
    TicketView ticket = h.tickets.get(1);
    h.exchanges.add(
        new Exchange(
            Exchange.Kind.CANCEL,
            ticket.players(),
            Doctored.QUEUE,
            Optional.of(ticket.id()),
            at(1.2),
            at(1.3),
            new Exchange.Answer(
                409,
                "claimed",
                Optional.empty(),
                Optional.of(MatchId.create(at(1).wall(), RANDOM)))));
  }

  private static void halfClaimed(Doctored h) {
    h.exchanges.removeIf(
        e -> e.party().equals(List.of(player(2))) && e.kind() == Exchange.Kind.ASK);
    h.changeTicket(1, TicketState.EXPIRED, Optional.empty(), "not_asked_for");
  }

  private static void staleClaim(Doctored h) {
    h.match(4, 3);
    MatchView v = h.matches.getLast();
    h.matches.set(
        1,
        new MatchView(
            v.id(),
            v.queue(),
            v.state(),
            v.tickets(),
            v.players(),
            v.claimedAt(),
            6,
            v.endpoint(),
            v.reason()));
  }

  private static void otherTickets(Doctored h) {
    MatchView v = h.matches.getFirst();
    h.matches.set(
        0,
        new MatchView(
            v.id(),
            v.queue(),
            v.state(),
            v.tickets().subList(0, 2),
            v.players(),
            v.claimedAt(),
            v.fence(),
            v.endpoint(),
            v.reason()));
  }

  private static void joinedLater(Doctored h) {
    TicketView before = h.tickets.get(0);
    Ticket later = new Ticket(before.id(), before.players(), before.joinedAt().plusMillis(700), 1);
    h.tickets.set(
        0,
        Doctored.view(
            later,
            before.state(),
            before.match(),
            before.reason().map(TicketReason::word).orElse("")));
  }

  private static void tooFew(Doctored h) {
    h.changeSession(s ->
        new SessionFact(
            s.match(),
            s.queue(),
            List.of(s.teams().getFirst(), List.of(player(2))),
            s.tickets().subList(0, 2),
            s.phases(),
            s.pod(),
            s.reason(),
            s.over(),
            s.deletedByHand()));
    h.matches.clear();
  }

  private static void otherParty(Doctored h) {
    Exchange join = h.exchanges.get(1);
    h.exchanges.set(
        1,
        new Exchange(
            join.kind(),
            List.of(player(0)),
            join.queue(),
            join.ticket(),
            join.began(),
            join.ended(),
            join.answer()));
  }

  private static void noRecord(Doctored h) {
    MatchId match = h.matches.getFirst().id();
    h.records.clear();
    h.glances.clear();
    h.sessions.removeIf(s -> s.match().equals(match));
  }

  private static RecordFact ended(
      RecordFact r, Optional<Instant> at, String outcome, String reason) {
    return new RecordFact(r.match(), r.players(), r.ready(), at, outcome, reason, List.of());
  }

  private static void holdsPlayers(Doctored h) {
    RecordFact r = h.records.getFirst();
    h.records.set(
        0,
        new RecordFact(
            r.match(), r.players(), r.ready(), r.ended(), r.outcome(), r.reason(), r.players()));
  }

  private static void recordVanished(Doctored h) {
    MatchId gone = MatchId.create(at(1).wall(), RANDOM);
    h.glances.add(
        new RecordFact(gone, List.of(), Optional.empty(), Optional.empty(), "", "", List.of()));
  }

  private static void killed(Doctored h, String reason) {
    ServerFact s = h.servers.getFirst();
    h.servers.set(
        0, new ServerFact(s.pod(), s.match(), s.started(), s.ended(), false, false, false, false));
    endedAs(h, reason);
  }

  private static void endedAs(Doctored h, String reason) {
    h.changeSession(session -> reason(session, reason));
    h.records.replaceAll(row -> ended(row, row.ended(), row.outcome(), reason));
    h.glances.replaceAll(row -> ended(row, row.ended(), row.outcome(), reason));
  }

  private static void evicted(Doctored h) {
    ServerFact s = h.servers.getFirst();
    h.servers.set(0, evicted(s, s.started(), s.ended()));
  }

  /** A server of the same pod, evicted. */
  private static ServerFact evicted(ServerFact s, Moment started, Optional<Moment> ended) {
    return new ServerFact(s.pod(), s.match(), started, ended, false, false, true, true);
  }

  private static void runsOnAfterItsDeletedSession(Doctored h, Optional<Moment> end) {
    server(h, end);
    h.changeSession(CheckerTest::deletedByHand);
  }

  private static void timeLimitAfter(Doctored h, double seconds) {
    killed(h, "TimeLimit");
    ServerFact s = h.servers.getFirst();
    h.servers.set(
        0,
        new ServerFact(
            s.pod(),
            s.match(),
            s.started(),
            Optional.of(at(1.2 + seconds)),
            false,
            false,
            false,
            false));
  }

  private static void killedForAnother(Doctored h) {
    ServerFact s = h.servers.getFirst();
    killed(h, "Stopped");
    h.servers.add(strayOf(s, at(2)));
  }

  private static ServerFact strayOf(ServerFact s, Moment started) {
    return new ServerFact(
        s.pod() + "-2", s.match(), started, Optional.of(at(6)), false, false, false, false);
  }

  private static void server(Doctored h, Optional<Moment> ended) {
    ServerFact s = h.servers.getFirst();
    h.servers.set(
        0, new ServerFact(s.pod(), s.match(), s.started(), ended, true, false, false, false));
  }

  private static SessionFact teams(SessionFact s, List<List<PlayerId>> teams) {
    return new SessionFact(
        s.match(),
        s.queue(),
        teams,
        s.tickets(),
        s.phases(),
        s.pod(),
        s.reason(),
        s.over(),
        s.deletedByHand());
  }

  private static SessionFact phases(SessionFact s, String... phases) {
    return new SessionFact(
        s.match(),
        s.queue(),
        s.teams(),
        s.tickets(),
        List.of(phases),
        s.pod(),
        s.reason(),
        s.over(),
        s.deletedByHand());
  }

  private static SessionFact deletedByHand(SessionFact s) {
    return new SessionFact(
        s.match(),
        s.queue(),
        s.teams(),
        s.tickets(),
        s.phases(),
        s.pod(),
        s.reason(),
        s.over(),
        true);
  }

  private static SessionFact reason(SessionFact s, String reason) {
    return new SessionFact(
        s.match(),
        s.queue(),
        s.teams(),
        s.tickets(),
        s.phases(),
        s.pod(),
        reason,
        s.over(),
        s.deletedByHand());
  }

  private static void recordWithoutReason(Doctored h) {
    RecordFact r = h.records.getFirst();
    h.records.set(0, ended(r, r.ended(), "completed", ""));
    h.glances.clear();
  }

  private static void failedUnrecorded(Doctored h) {
    SessionFact s = h.sessions.getFirst();
    h.sessions.add(
        new SessionFact(
            MatchId.create(at(1).wall(), RANDOM),
            s.queue(),
            s.teams(),
            s.tickets(),
            List.of("Pending", "Failed"),
            Optional.empty(),
            "ReadyTimeout",
            s.over(),
            false));
  }

  @Test
  void rejectsAPlayerInTwoLiveRecords() {
    Doctored history = Doctored.good(8);
    history.records.replaceAll(r ->
        new RecordFact(
            r.match(), r.players(), r.ready(), Optional.empty(), "", "", List.of(player(0))));
    assertThat(Checker.check(history.history())).extracting(Violation::invariant).contains(1);
  }

  @Test
  void namesThePlayersAndTheMatchesConcerned() {
    Doctored history = Doctored.good();
    killed(history, "ServerLost");
    assertThat(Checker.check(history.history()))
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.players())
              .containsExactlyInAnyOrder(player(0), player(1), player(2), player(3));
          assertThat(violation.matches()).containsExactly(history.matches.getFirst().id());
        });
  }

  @Test
  void forgivesALiveMatchsPodThatAPersonDeleted() {
    Doctored history = Doctored.good();
    killed(history, "ServerLost");
    ServerFact s = history.servers.getFirst();
    history.servers.set(
        0, new ServerFact(s.pod(), s.match(), s.started(), s.ended(), false, false, true, false));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesAnEvictionBeforeThePodThatWasPlayedOnWasMadeUnderItsName() {
    Doctored history = Doctored.good();
    history.servers.addFirst(evicted(history.servers.getFirst(), at(1.1), Optional.of(at(1.15))));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesAnEvictionOfAPodThatWasMadeAgainAfterItsMatch() {
    Doctored history = Doctored.good();
    history.servers.add(evicted(history.servers.getFirst(), at(6), Optional.of(at(6.1))));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesAnEvictedMatchThatIsAbandoned() {
    Doctored history = Doctored.good();
    evicted(history);
    endedAs(history, "Disrupted");
    history.records.replaceAll(r -> ended(r, r.ended(), "abandoned", "Disrupted"));
    history.glances.replaceAll(r -> ended(r, r.ended(), "abandoned", "Disrupted"));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesAPodThatIsKilledWhenItsTimeIsOver() {
    Doctored history = Doctored.good();
    timeLimitAfter(history, 4.1);
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesASecondPodNobodyWasToldOf() {
    Doctored history = Doctored.good();
    history.servers.add(strayOf(history.servers.getFirst(), at(2)));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesAPodThatAWokenLeaderMadeAgainAfterItsMatch() {
    Doctored history = Doctored.good();
    ServerFact s = history.servers.getFirst();
    history.servers.add(
        new ServerFact(
            s.pod(), s.match(), at(6), Optional.of(at(6.1)), false, false, false, false));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesAJoinWhoseAnswerWasLost() {
    Doctored history = Doctored.good();
    oneTicketMore(history);
    history.exchanges.add(
        new Exchange(
            Exchange.Kind.JOIN,
            List.of(player(9)),
            Doctored.QUEUE,
            Optional.empty(),
            at(1),
            at(2),
            Exchange.Answer.none("connection reset")));
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void forgivesARedisThatForgotWhatItForgot() {
    Doctored history = Doctored.good();
    history.redisKept = false;
    history.tickets.clear();
    history.matches.clear();
    history.counts.clear();
    assertThat(Checker.check(history.history())).isEmpty();
  }

  @Test
  void checksTenThousandPlayersInLessThanTenSeconds() {
    History history = Doctored.good(10_000).history();
    long start = System.nanoTime();
    List<Violation> found = new ArrayList<>(Checker.check(history));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(found).isEmpty();
    assertThat(history.exchanges()).hasSizeGreaterThan(30_000);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }
}
