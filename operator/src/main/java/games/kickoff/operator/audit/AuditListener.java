package games.kickoff.operator.audit;

/** Is notified of an audit's outcome, on the audit's thread. */
public interface AuditListener {

  /** Redis had lost data and has been refilled. */
  void refilled();

  /** The first audit of a term is done: what the previous leader left unfinished is repaired. */
  void settled();
}
