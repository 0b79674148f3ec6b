package games.kickoff.operator.session;

import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.server.Endpoint;
import games.kickoff.operator.api.Phase;
import games.kickoff.operator.server.PodView;
import java.time.Duration;

/** One thing to do about a session. What it comes to, if that decides anything, is a finding. */
sealed interface Step {

  /**
   * Whether it makes or destroys something: allowed only while nobody was assigned to the match.
   */
  default boolean changesPods() {
    return this instanceof CreatePod || this instanceof DeletePod || this instanceof Fail;
  }

  /**
   * Ask Redis, with our fence, whether the match's players were assigned: before anything is made
   * or destroyed for a session that is not Ready. A leader before us may have assigned them and not
   * got to write so; one after us may have written more than our cache knows.
   */
  record Confirm() implements Step {}

  /** Make the pod; one that is there already is fine. */
  record CreatePod(int attempt) implements Step {}

  /** Delete the pod as it was seen, or not at all. */
  record DeletePod(String name, String version) implements Step {
    static DeletePod of(PodView pod) {
      return new DeletePod(pod.name(), pod.version());
    }
  }

  /** Write phase Starting and the attempt. */
  record WriteStarting(int attempt) implements Step {}

  /** Record the match, assign its players, write phase Ready. */
  record RecordAndAssign(PodView pod, Endpoint endpoint) implements Step {}

  /** Write phase Ready: somebody before us has assigned its players. */
  record WriteReady(int attempt, Endpoint endpoint) implements Step {}

  /** Give the session up before its players were assigned. */
  record Fail(ReleaseMode release, EndReason reason, String message) implements Step {}

  /** End a session whose players were assigned. */
  record End(Phase phase, Outcome outcome, EndReason reason, String message, String result)
      implements Step {}

  /** Ask the server whether it has stopped. */
  record AskServer(Endpoint endpoint) implements Step {}

  /** The pod went out of sight just now: remember when. */
  record NoteMissing() implements Step {}

  /** The pod is there, though not in our cache: forget since when it was out of sight. */
  record NoteSeen() implements Step {}

  /** The pod has been out of sight too long: ask the API server itself. */
  record ConfirmLoss() implements Step {}

  /** Write that looks at it fail, and why. */
  record NoteTrouble(String why) implements Step {}

  /** Write that looks at it work again. */
  record NoteRecovery() implements Step {}

  /** A person deleted it while it was live: its match is over, and there is no status to write. */
  record Cancel(EndReason reason, String message) implements Step {}

  /** It is gone: remember nothing of it. */
  record Forget() implements Step {}

  /** The session was kept long enough. */
  record Remove() implements Step {}

  record Requeue(Duration in) implements Step {}
}
