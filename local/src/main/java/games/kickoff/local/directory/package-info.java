/**
 * The directory in which a stack keeps its files while it runs, and which later runs delete if it
 * was left behind; and files in it with secrets, which only their owner can read. This package
 * knows no part of a stack.
 */
@NullMarked
package games.kickoff.local.directory;

import org.jspecify.annotations.NullMarked;
