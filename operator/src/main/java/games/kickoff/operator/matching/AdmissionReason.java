package games.kickoff.operator.matching;

import games.kickoff.core.reason.EndReason;

/** Why a queue's condition {@code ServerAdmitted} says what it says. */
enum AdmissionReason {
  DRY_RUN_TAKEN("DryRunTaken"),
  NO_ROOM(EndReason.NO_ROOM.word()),
  POD_REFUSED(EndReason.POD_REFUSED.word()),
  NO_DRY_RUN("NoDryRun"),
  NOT_ALLOWED("NotAllowed"),
  NOT_ANSWERED("NotAnswered");

  private final String word;

  AdmissionReason(String word) {
    this.word = word;
  }

  /** As it stands in the condition, and in docs/troubleshooting.md. */
  String word() {
    return word;
  }
}
