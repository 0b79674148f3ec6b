/**
 * Whether this process may reconcile a resource and act on it: only during its term as leader,
 * where its caches are synced, and after the first audit of the term. Does not depend on any store.
 */
@NullMarked
package games.kickoff.operator.gate;

import org.jspecify.annotations.NullMarked;
