/**
 * Access to a realm's Postgres: settings, connections, transactions and the fence. The only table
 * it knows is {@code term}. The other packages work within a {@link Transaction} and never see its
 * connection.
 */
@NullMarked
package games.kickoff.postgres.connection;

import org.jspecify.annotations.NullMarked;
