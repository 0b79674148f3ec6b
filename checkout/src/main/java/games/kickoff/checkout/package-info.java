/**
 * The {@code kickoff} command of the checkout: all commands, those for users included. Each class
 * reads one command's options into a record and hands it to the module that does the work; nothing
 * is decided here.
 */
@NullMarked
package games.kickoff.checkout;

import org.jspecify.annotations.NullMarked;
