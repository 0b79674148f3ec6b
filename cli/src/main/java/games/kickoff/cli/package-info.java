/**
 * The {@code kickoff} command for users: a cluster's objects, explanations, bots. It holds no
 * embedded part and starts nothing; what the checkout can do beyond it is in {@code checkout}.
 */
@NullMarked
package games.kickoff.cli;

import org.jspecify.annotations.NullMarked;
