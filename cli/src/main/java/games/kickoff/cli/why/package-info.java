/**
 * Commands that explain why a match was formed and how it ended, why a queue forms none, and why a
 * ticket or a player still waits. They read from the Kubernetes API and the gateway and change
 * nothing there.
 */
@NullMarked
package games.kickoff.cli.why;

import org.jspecify.annotations.NullMarked;
