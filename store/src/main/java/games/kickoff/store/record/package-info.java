/** What was played, in Postgres: one row a match, decided once, ended once (invariant 9). */
@NullMarked
package games.kickoff.store.record;

import org.jspecify.annotations.NullMarked;
