package games.kickoff.operator.matching;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.queue.QueuePublication;

/** What matching reads and writes in Redis: who waits, who is claimed, which queues there are. */
public record MatchStores(Pools pools, Claims claims, QueuePublication publication) {}
