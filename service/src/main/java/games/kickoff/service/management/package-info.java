/**
 * The HTTP endpoints for the platform and for administrators, on a port of their own: liveness,
 * readiness and metrics. Independent of any dependency: each process passes its own checks.
 */
@NullMarked
package games.kickoff.service.management;

import org.jspecify.annotations.NullMarked;
