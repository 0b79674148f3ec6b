/**
 * What keeps work from being done, and when it is tried again: a newer leader, a store or an API
 * server that does not answer, a cache that is behind. Patiently, and without a flood of logs.
 */
@NullMarked
package games.kickoff.operator.outage;

import org.jspecify.annotations.NullMarked;
