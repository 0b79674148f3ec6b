/** Bots against a gateway: the command, and the main class of the image that runs them. */
@NullMarked
package games.kickoff.cli.load;

import org.jspecify.annotations.NullMarked;
