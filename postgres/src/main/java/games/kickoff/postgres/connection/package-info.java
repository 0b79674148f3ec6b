/**
 * A realm's Postgres: its settings, its connections, its transactions and its fence. Knows no other
 * table.
 */
@NullMarked
package games.kickoff.postgres.connection;

import org.jspecify.annotations.NullMarked;
