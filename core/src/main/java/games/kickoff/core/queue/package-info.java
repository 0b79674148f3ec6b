/** What identifies a queue. Its rules stand with the matcher that reads them. */
@NullMarked
package games.kickoff.core.queue;

import org.jspecify.annotations.NullMarked;
