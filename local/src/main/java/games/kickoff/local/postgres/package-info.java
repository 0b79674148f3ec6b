/**
 * An embedded Postgres, from zonky's binaries. It has no schema and no tables; the processes that
 * use it create them.
 */
@NullMarked
package games.kickoff.local.postgres;

import org.jspecify.annotations.NullMarked;
