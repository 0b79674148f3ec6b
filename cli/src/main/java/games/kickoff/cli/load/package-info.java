/** The command that runs bots against a gateway, and the main class of the image that does so. */
@NullMarked
package games.kickoff.cli.load;

import org.jspecify.annotations.NullMarked;
