package games.kickoff.faults.fault;

import games.kickoff.core.queue.QueueKey;
import games.kickoff.faults.rig.Realm;
import games.kickoff.faults.rig.Witness;
import java.util.Set;

/**
 * What a fault acts on.
 *
 * @param deletedQueues the set to which a fault adds each queue that it deletes
 */
public record Scene(Realm realm, Witness witness, Set<QueueKey> deletedQueues) {}
