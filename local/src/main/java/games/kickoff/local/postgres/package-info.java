/** A Postgres of our own, from zonky's binaries. No schema and no tables: those are the store's. */
@NullMarked
package games.kickoff.local.postgres;

import org.jspecify.annotations.NullMarked;
