/** What operators of the system ask: liveness, readiness, metrics, on a port of their own. */
@NullMarked
package games.kickoff.gateway.management;

import org.jspecify.annotations.NullMarked;
