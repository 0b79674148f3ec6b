/** The schema and its migrations. It defines the tables and reads no row. */
@NullMarked
package games.kickoff.postgres.migration;

import org.jspecify.annotations.NullMarked;
