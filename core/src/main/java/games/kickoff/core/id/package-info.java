/**
 * The ids of players, tickets and matches. Those that Kickoff makes are ULIDs in lower case, since
 * Kubernetes names allow no capitals.
 */
@NullMarked
package games.kickoff.core.id;

import org.jspecify.annotations.NullMarked;
