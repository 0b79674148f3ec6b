/**
 * Whether this process may look at a resource, and act: in a leader's term, where its caches are
 * full, and after what the leader before left is settled. Knows no store.
 */
@NullMarked
package games.kickoff.operator.gate;

import org.jspecify.annotations.NullMarked;
