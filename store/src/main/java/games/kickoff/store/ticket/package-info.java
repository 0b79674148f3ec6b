/**
 * Tickets as players see them: join, cancel, ask, and be told of changes. Each change is one atomic
 * script. What operators do to tickets stands in {@code games.kickoff.store.match}.
 */
@NullMarked
package games.kickoff.store.ticket;

import org.jspecify.annotations.NullMarked;
