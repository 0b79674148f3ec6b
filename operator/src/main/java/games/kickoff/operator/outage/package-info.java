/**
 * What prevents work, and when it is retried: a newer leader, a store or an API server that does
 * not answer, a stale cache. Retries do not flood the log.
 */
@NullMarked
package games.kickoff.operator.outage;

import org.jspecify.annotations.NullMarked;
