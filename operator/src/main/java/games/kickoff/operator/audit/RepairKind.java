package games.kickoff.operator.audit;

/** The kinds of repairs. Each kind's word is a label in the metrics and an Event's reason. */
enum RepairKind {
  CLAIM_RELEASED("ClaimReleased"),
  MATCH_ENDED("MatchEnded"),
  MATCH_PUT_BACK("MatchPutBack"),
  RECORD_PUT_BACK("RecordPutBack"),
  RECORD_ENDED("RecordEnded"),
  RESULT_ANNOUNCED("ResultAnnounced"),
  POD_DELETED("PodDeleted"),
  KEY_DELETED("KeyDeleted"),
  MATCH_DROPPED("MatchDropped"),
  TICKET_PUT_BACK("TicketPutBack"),
  TICKET_DROPPED("TicketDropped"),
  PLAYERS_FREED("PlayersFreed"),
  QUEUE_PUBLISHED("QueuePublished"),
  QUEUE_WITHDRAWN("QueueWithdrawn");

  private final String word;

  RepairKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
