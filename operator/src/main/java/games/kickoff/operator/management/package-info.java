/** What an operator counts and measures, and what counts it: stores, writes and reconciles. */
@NullMarked
package games.kickoff.operator.management;

import org.jspecify.annotations.NullMarked;
