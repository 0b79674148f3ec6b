/**
 * The load test, bots and what they report. A black box: this module knows the gateway by HTTP and
 * game servers by TCP, and nothing of ours; it talks only to the gateway it is given and to the
 * servers that gateway names.
 */
@NullMarked
package games.kickoff.loadtest;

import org.jspecify.annotations.NullMarked;
