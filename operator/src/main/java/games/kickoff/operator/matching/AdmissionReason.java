package games.kickoff.operator.matching;

import games.kickoff.core.reason.EndReason;

/** The reasons of a queue's condition {@code ServerAdmitted}. */
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

  /** The reason's word in the condition, explained in docs/troubleshooting.md. */
  String word() {
    return word;
  }
}
