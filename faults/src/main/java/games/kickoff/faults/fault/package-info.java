/** What is broken, when, and how it is mended. The same seed gives the same schedule. */
@NullMarked
package games.kickoff.faults.fault;

import org.jspecify.annotations.NullMarked;
