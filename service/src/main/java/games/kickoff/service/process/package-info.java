/**
 * The life of a process from its command line to its end: help, exit codes, and the steps of an
 * orderly stop. The main classes define what is started and stopped.
 */
@NullMarked
package games.kickoff.service.process;

import org.jspecify.annotations.NullMarked;
