/**
 * A process from its command line to its end: help, exit codes, and the steps of an orderly stop.
 * What is started and stopped, mains say.
 */
@NullMarked
package games.kickoff.service.process;

import org.jspecify.annotations.NullMarked;
