package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.NotCreated;
import java.util.Optional;

/**
 * Whether the API server would accept a queue's pods, as far as is known. For information only: it
 * never keeps a match from being formed.
 */
public interface ServerAdmission {

  /**
   * The API server's answer for the queue's template.
   *
   * @param whenKnown called when there is a new answer
   * @return empty: unknown so far
   */
  Optional<Verdict> of(MatchQueue queue, QueueRules rules, Runnable whenKnown);

  /** Forgets a queue that is gone. */
  void forget(QueueKey queue);

  /**
   * A condition's status, reason and message.
   *
   * @param status True, False or Unknown
   */
  record Verdict(String status, AdmissionReason reason, String message) {

    /** The condition's type. */
    static final String TYPE = "ServerAdmitted";

    static final Verdict YES =
        new Verdict(
            "True", AdmissionReason.DRY_RUN_TAKEN, "the API server would take the server's pod");

    /** The verdict that follows from a dry run's answer. */
    static Verdict of(Optional<NotCreated> answer) {
      if (answer.isEmpty()) {
        return YES;
      }
      String why = answer.get().why();
      return switch (answer.get()) {
        // Quotas are checked last, so everything that could refuse the pod itself has accepted it.
        case NotCreated.NoRoom full -> new Verdict("True", AdmissionReason.NO_ROOM, why);
        case NotCreated.Refused no ->
            why.contains("does not support dry run")
                ? new Verdict("Unknown", AdmissionReason.NO_DRY_RUN, why)
                : new Verdict("False", AdmissionReason.POD_REFUSED, why);
        case NotCreated.NotAllowed no -> new Verdict("Unknown", AdmissionReason.NOT_ALLOWED, why);
        case NotCreated.AlreadyExists there ->
            new Verdict("Unknown", AdmissionReason.NOT_ANSWERED, why);
        case NotCreated.Clashed clash -> new Verdict("Unknown", AdmissionReason.NOT_ANSWERED, why);
        case NotCreated.Unanswered lost ->
            new Verdict("Unknown", AdmissionReason.NOT_ANSWERED, why);
      };
    }

    boolean isYes() {
      return status.equals("True");
    }
  }
}
