package games.kickoff.operator.session;

import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.server.PodView;
import java.time.Duration;

/** One step of a plan for a session. An outcome that affects the plan is a {@link Finding}. */
sealed interface Step {

  /**
   * Whether this step makes or deletes a pod, records the match, or gives the session up. A session
   * that is starting must confirm its claim first.
   */
  default boolean needsClaim() {
    return this instanceof CreatePod
        || this instanceof DeletePod
        || this instanceof RecordAndAssign
        || this instanceof Fail;
  }

  /**
   * Ask Redis whether the match's players were assigned. Required before a step that {@link
   * #needsClaim} for a session that is starting: a former leader may have assigned them without
   * writing the status, and a newer leader may have done more than the cache shows.
   */
  record Confirm() implements Step {}

  /** Make the pod, unless it exists. */
  record CreatePod(int attempt) implements Step {}

  /** Delete the pod if its resourceVersion is still the given one. */
  record DeletePod(String name, String version) implements Step {
    static DeletePod of(PodView pod) {
      return new DeletePod(pod.name(), pod.version());
    }
  }

  /** Write phase Starting and the attempt. */
  record WriteStarting(int attempt) implements Step {}

  /**
   * Write into the status, and as an Event, that a pod can't start and why.
   *
   * @param reason one word, such as ErrImagePull
   */
  record NoteStuck(int attempt, String pod, String reason, String message) implements Step {}

  /** Read from the pod's Events why its node does not start it. */
  record ReadPodEvents(String pod) implements Step {}

  /** Record the match, assign its players, write phase Ready. */
  record RecordAndAssign(PodView pod, Endpoint endpoint) implements Step {}

  /** Write phase Ready, as a former leader has already assigned the players. */
  record WriteReady(int attempt, Endpoint endpoint) implements Step {}

  /** Give the session up before its players were assigned. */
  record Fail(ReleaseMode release, EndReason reason, String message) implements Step {}

  /** End a session whose players were assigned. */
  record End(Outcome outcome, EndReason reason, String message, String result) implements Step {}

  /** Ask the server whether it has stopped. */
  record AskServer(Endpoint endpoint) implements Step {}

  /** Note when the pod went missing from the cache. */
  record NoteMissing() implements Step {}

  /** Note that the pod is not missing, although the cache lacks it. */
  record NoteSeen() implements Step {}

  /**
   * Read the session's pods from the API server, since the pod has been missing or overdue for too
   * long.
   */
  record ConfirmLoss() implements Step {}

  /** Write into the status that reconciles of the session fail, and why. */
  record NoteTrouble(String why) implements Step {}

  /** Write into the status that reconciles of the session succeed again. */
  record NoteRecovery() implements Step {}

  /** End the match of a session that was deleted before its end. There is no status to write. */
  record Cancel(EndReason reason, String message) implements Step {}

  /** Forget what is remembered of a session that is gone. */
  record Forget() implements Step {}

  /** Delete the GameSession, as its retention is over. */
  record Remove() implements Step {}

  record Requeue(Duration in) implements Step {}
}
