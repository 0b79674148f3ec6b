package games.kickoff.faults.fault;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.faults.rig.Realm;
import games.kickoff.faults.rig.Witness;
import java.util.Set;

/**
 * Where a fault strikes.
 *
 * @param deletedQueues where it notes the queues it deletes
 */
public record Scene(Realm realm, Witness witness, Set<QueueKey> deletedQueues) {}
