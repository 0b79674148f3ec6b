/**
 * What a process is given from outside: environment variables, each read as what it should be, or
 * refused by its name. Knows no variable's name; those stand with the settings they make.
 */
@NullMarked
package games.kickoff.service.environment;

import org.jspecify.annotations.NullMarked;
