/**
 * Why a match was formed and how it ended, why a queue forms none, and why a ticket or a player
 * still waits: read from the Kubernetes API and the gateway, and said in words. Changes nothing.
 */
@NullMarked
package games.kickoff.cli.why;

import org.jspecify.annotations.NullMarked;
