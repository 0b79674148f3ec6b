package games.kickoff.operator.matching;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.claim.Pools;
import games.kickoff.core.queue.QueuePublication;

/** The stores that matching uses, all in Redis: waiting tickets, claims, and published queues. */
public record MatchStores(Pools pools, Claims claims, QueuePublication publication) {}
