/**
 * Limits how many calls to the stores are under way at once. The routes use wrappers of the stores
 * whose calls pass a gate for Redis or for Postgres; those for leaderboards and lists of matches
 * pass another gate first.
 */
@NullMarked
package games.kickoff.gateway.serving.admission;

import org.jspecify.annotations.NullMarked;
