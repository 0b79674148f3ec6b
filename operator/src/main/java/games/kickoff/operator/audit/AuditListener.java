package games.kickoff.operator.audit;

/** Who has to act on what an audit came to. Called on the audit's thread. */
public interface AuditListener {

  /** Redis had lost data, and is filled again. */
  void refilled();

  /** The first audit of a term is through: what the leader before left is settled. */
  void settled();
}
