/**
 * Results: each match has one at most, and it changes ratings once. The gateway's and the server's
 * meet here.
 */
@NullMarked
package games.kickoff.postgres.result;

import org.jspecify.annotations.NullMarked;
