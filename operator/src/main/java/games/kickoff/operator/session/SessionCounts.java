package games.kickoff.operator.session;

import games.kickoff.operator.rules.QueueRules;

/** The state of a queue's sessions and their servers, as far as this operator has observed it. */
public interface SessionCounts {

  ServersSeen of(QueueRules queue);
}
