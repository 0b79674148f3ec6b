/**
 * A realm's Postgres: its settings, its connections, its transactions and its fence. Knows no other
 * table. The others work within a {@link Transaction} and never see its connection.
 */
@NullMarked
package games.kickoff.postgres.connection;

import org.jspecify.annotations.NullMarked;
