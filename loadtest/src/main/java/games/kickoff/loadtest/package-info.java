/**
 * The load test: bots and their reports. Kickoff is a black box to it: this module knows the
 * gateway by HTTP and game servers by TCP, and depends on no other module. It connects only to the
 * gateway it is given and to the servers that gateway names.
 */
@NullMarked
package games.kickoff.loadtest;

import org.jspecify.annotations.NullMarked;
