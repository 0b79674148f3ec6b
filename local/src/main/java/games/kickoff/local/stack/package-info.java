/**
 * A whole stack on one machine: its parts in the order of their start, its directory, and its
 * operators and gateway, which are started again when they end.
 */
@NullMarked
package games.kickoff.local.stack;

import org.jspecify.annotations.NullMarked;
