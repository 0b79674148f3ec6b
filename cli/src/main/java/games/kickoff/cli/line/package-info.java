/**
 * What all of Kickoff's command lines have in common, on top of picocli: help, messages about
 * invalid options, and exit codes. The only command here is the one that prints a shell completion.
 */
@NullMarked
package games.kickoff.cli.line;

import org.jspecify.annotations.NullMarked;
