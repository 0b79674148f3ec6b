/**
 * The directory in which a stack keeps its files while it runs, and which later runs clear away.
 * Knows no part of a stack.
 */
@NullMarked
package games.kickoff.local.directory;

import org.jspecify.annotations.NullMarked;
