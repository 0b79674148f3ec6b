/**
 * Leadership: the Lease, the fence that numbers the terms and is stored in Postgres and Redis, and
 * the term's clock, which must not jump when somebody sets the machine's clock.
 */
@NullMarked
package games.kickoff.operator.leader;

import org.jspecify.annotations.NullMarked;
