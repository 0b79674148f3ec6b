/**
 * Results in Postgres: each match has at most one, and it changes ratings once. Results that the
 * API submits and those that servers leave are both handled here.
 */
@NullMarked
package games.kickoff.postgres.result;

import org.jspecify.annotations.NullMarked;
