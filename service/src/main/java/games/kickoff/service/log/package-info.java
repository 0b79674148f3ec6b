/** How a process of ours logs: in text or JSON. */
@NullMarked
package games.kickoff.service.log;

import org.jspecify.annotations.NullMarked;
