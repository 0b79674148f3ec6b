/**
 * A realm to be broken: stores and API server, links between all parts, operators and a gateway as
 * processes that are started again when they end, simulated game servers, and what observes all of
 * it.
 */
@NullMarked
package games.kickoff.faults.rig;

import org.jspecify.annotations.NullMarked;
