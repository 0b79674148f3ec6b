package games.kickoff.faults.check;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.reason.EndReason;
import games.kickoff.faults.history.Moment;
import games.kickoff.faults.history.ServerFact;
import games.kickoff.faults.history.SessionFact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks invariants 10 and 11: no live match is ended and no server of one is killed without a
 * reason, and none outlives its session.
 */
final class ServersCheck {

  /**
   * The longest time that a server may run after its session is over: the age from which the audit
   * judges a pod, the audit's period and the pod's termination grace period together.
   */
  static final Duration LONGEST_AFTERLIFE = Duration.ofSeconds(45);

  private ServersCheck() {}

  static void check(Index index, Findings findings) {
    for (ServerFact server : index.history().servers()) {
      killedForAReason(index, server, findings);
      endsWithItsSession(index, server, findings);
    }
    for (SessionFact session : index.history().sessions()) {
      if (session.isOver() && session.phases().contains("Ready")) {
        index
            .played(session)
            .ifPresent(server -> endedForAReason(index, session, server, findings));
      }
    }
    for (String pod : index.history().pods()) {
      findings.add(11, "pod %s is left".formatted(pod), List.of(), List.of());
    }
    for (String stray : index.history().strays()) {
      findings.add(11, stray, List.of(), List.of());
    }
  }

  private static void killedForAReason(Index index, ServerFact server, Findings findings) {
    boolean killed = server.ended().isPresent() && !server.byItself();
    if (!killed || !index.assigned().contains(server.match()) || server.podDeletedByHand()) {
      return;
    }
    if (server.saidStop() || isNotTheAssignedOne(index, server)) {
      return;
    }
    Optional<SessionFact> session = index.session(server.match());
    boolean allowed =
        session.filter(s -> s.deletedByHand() || isPastItsTime(index, s, server)).isPresent();
    if (!allowed) {
      MatchId match = server.match();
      findings.add(
          10,
          "pod %s of the live match %s was killed: %s"
              .formatted(server.pod(), match, session.map(SessionFact::reason).orElse("")),
          index.players(match),
          List.of(match));
    }
  }

  /**
   * A match ends when its server has ended, or at its time limit, which it must have reached. What
   * a person deletes, or what says stop, may end before its server does.
   */
  private static void endedForAReason(
      Index index, SessionFact session, ServerFact server, Findings findings) {
    boolean timeLimit = session.reason().equals(EndReason.TIME_LIMIT.word());
    if (timeLimit && !isPastItsTime(index, session, server)) {
      endedEarly("at its time limit, which it had not reached", index, session, findings);
    }
    boolean mayRunOn =
        timeLimit
            || session.deletedByHand()
            || server.saidStop()
            || (server.podDeletedByHand() && !server.evicted());
    boolean ranOn =
        session
            .over()
            .filter(over -> server.ended().filter(end -> !over.isBefore(end)).isEmpty())
            .isPresent();
    if (!mayRunOn && ranOn) {
      endedEarly("as " + session.reason() + " while its server ran", index, session, findings);
    }
  }

  private static void endedEarly(String how, Index index, SessionFact session, Findings findings) {
    MatchId match = session.match();
    findings.add(
        10, "match %s was ended %s".formatted(match, how), index.players(match), List.of(match));
  }

  /**
   * Whether the session ended at its time limit and the server had really run that long by the
   * node's clock; the operator's clock may have been shifted by a fault.
   */
  private static boolean isPastItsTime(Index index, SessionFact session, ServerFact server) {
    Duration played = server.ended().map(end -> end.since(server.started())).orElse(Duration.ZERO);
    return session.reason().equals(EndReason.TIME_LIMIT.word())
        && index
            .queue(session.queue())
            .filter(queue -> played.compareTo(queue.maxDuration()) >= 0)
            .isPresent();
  }

  /**
   * Whether nobody was assigned to this server: the session names another pod, or was over before
   * the server started, as when a leader is paused just before it creates a pod and creates it
   * after it has resumed.
   */
  private static boolean isNotTheAssignedOne(Index index, ServerFact server) {
    Optional<SessionFact> session = index.session(server.match());
    boolean late =
        session.flatMap(SessionFact::over).filter(o -> o.isBefore(server.started())).isPresent();
    return late
        || session
            .flatMap(SessionFact::pod)
            .map(named -> !named.equals(server.pod()))
            .orElseGet(() -> isFollowedByAnother(index, server));
  }

  /**
   * Whether the match has a server that started later: a first server that never gets ready is
   * deleted, and the players are assigned to the second one.
   */
  private static boolean isFollowedByAnother(Index index, ServerFact server) {
    return index.servers(server.match()).stream()
        .anyMatch(other -> server.started().isBefore(other.started()));
  }

  private static void endsWithItsSession(Index index, ServerFact server, Findings findings) {
    Optional<Moment> over = index.session(server.match()).flatMap(SessionFact::over);
    if (server.ended().isEmpty()) {
      findings.add(
          11,
          "the server of %s still runs".formatted(server.match()),
          index.players(server.match()),
          List.of(server.match()));
    } else if (over.isPresent()
        && server.ended().get().since(over.get()).compareTo(LONGEST_AFTERLIFE) > 0) {
      findings.add(
          11,
          "the server of %s ran %s longer than its session"
              .formatted(server.match(), server.ended().get().since(over.get())),
          index.players(server.match()),
          List.of(server.match()));
    }
  }
}
