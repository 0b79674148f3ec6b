package games.kickoff.operator.session;

import games.kickoff.operator.rules.QueueRules;

/** How a queue's sessions and their servers do, as far as this operator has seen. */
public interface SessionCounts {

  ServersSeen of(QueueRules queue);
}
