/** The schema, and how it comes from one version to the next. Knows the tables, and no row. */
@NullMarked
package games.kickoff.postgres.migration;

import org.jspecify.annotations.NullMarked;
