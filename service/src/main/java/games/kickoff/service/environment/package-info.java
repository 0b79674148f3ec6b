/**
 * Reads environment variables: each is parsed to its type, or refused with its name. The names of
 * the variables are defined where the settings are, not here.
 */
@NullMarked
package games.kickoff.service.environment;

import org.jspecify.annotations.NullMarked;
