/** The record of matches in Postgres: one row a match, decided once, ended once (invariant 9). */
@NullMarked
package games.kickoff.postgres.record;

import org.jspecify.annotations.NullMarked;
