/**
 * The simple API: join, status, end, active sessions and health on the default queue, in the words
 * existing clients speak.
 */
@NullMarked
package games.kickoff.gateway.api.simple;

import org.jspecify.annotations.NullMarked;
