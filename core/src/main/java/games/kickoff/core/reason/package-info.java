/**
 * Why matches end and why tickets are in their states. Each reason has a word, which is its form in
 * Redis, Postgres, statuses, metrics and the API, and a sentence for people.
 */
@NullMarked
package games.kickoff.core.reason;

import org.jspecify.annotations.NullMarked;
