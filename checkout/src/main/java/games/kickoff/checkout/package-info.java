/**
 * The {@code kickoff} command of the checkout: all commands, including those for users. Each class
 * reads one command's options into a record and passes it to the module that does the work; there
 * is no other logic here.
 */
@NullMarked
package games.kickoff.checkout;

import org.jspecify.annotations.NullMarked;
