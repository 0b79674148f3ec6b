/**
 * Reads passwords, keys and other values of a Secret from files that environment variables name. It
 * knows no variable by name and uses no other module, so that the settings of each store and of
 * each process can use it.
 */
@NullMarked
package games.kickoff.secret;

import org.jspecify.annotations.NullMarked;
