/** Where a match is played, as players know it. */
@NullMarked
package games.kickoff.core.server;

import org.jspecify.annotations.NullMarked;
