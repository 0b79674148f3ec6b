/** Many bots at once: when they arrive, how they are counted, when time is up. */
@NullMarked
package games.kickoff.loadtest.run;

import org.jspecify.annotations.NullMarked;
