/**
 * What all command lines of ours have in common, on picocli: help, what is said of options that
 * make no sense, and what exit codes mean. Knows no command but that which writes a completion.
 */
@NullMarked
package games.kickoff.cli.line;

import org.jspecify.annotations.NullMarked;
