/**
 * What identifies a queue, what is published of it, and the ports that publish queues and read
 * them. A queue's rules stand with the matcher that reads them.
 */
@NullMarked
package games.kickoff.core.queue;

import org.jspecify.annotations.NullMarked;
