/** The metrics that every process has: those of its JVM, and the bad facts it finds. */
@NullMarked
package games.kickoff.service.metrics;

import org.jspecify.annotations.NullMarked;
