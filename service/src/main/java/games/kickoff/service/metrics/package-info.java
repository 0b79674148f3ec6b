/** What every process of ours measures: its JVM, and the bad facts it finds. */
@NullMarked
package games.kickoff.service.metrics;

import org.jspecify.annotations.NullMarked;
