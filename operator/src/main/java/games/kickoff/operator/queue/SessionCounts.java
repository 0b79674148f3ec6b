package games.kickoff.operator.queue;

import games.kickoff.core.queue.QueueKey;

/** How a queue's sessions do, as far as this operator has seen. */
public interface SessionCounts {

  /** Sessions being played. */
  int playing(QueueKey queue);

  /** Sessions whose pod no node takes. */
  int withoutRoom(QueueKey queue);
}
