package games.kickoff.operator.matching;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.rules.QueueRules;
import games.kickoff.operator.server.NotCreated;
import java.util.Optional;

/** Whether the API server would take a queue's pods, as far as is known. Never a gate. */
public interface ServerAdmission {

  /**
   * What the API server said of the queue's template.
   *
   * @param whenKnown called when there is an answer that there was not
   * @return empty: nobody knows yet
   */
  Optional<Verdict> of(MatchQueue queue, QueueRules rules, Runnable whenKnown);

  /** The queue is no more. */
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

    /** What follows from a dry run's answer. */
    static Verdict of(Optional<NotCreated> answer) {
      if (answer.isEmpty()) {
        return YES;
      }
      String why = answer.get().why();
      return switch (answer.get()) {
        // A quota is asked last, after all that could refuse the pod itself.
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
