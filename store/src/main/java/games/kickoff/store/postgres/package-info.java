/** A realm's Postgres: its settings, its connections and its transactions. Knows no table. */
@NullMarked
package games.kickoff.store.postgres;

import org.jspecify.annotations.NullMarked;
