/** How far a run has got, drawn as a bar on a terminal and as plain lines elsewhere. */
@NullMarked
package games.kickoff.loadtest.progress;

import org.jspecify.annotations.NullMarked;
