/**
 * What clients of the gateway send and get, to the byte: a story for each family of routes, told
 * over HTTP and compared with golden files.
 */
package games.kickoff.gateway.golden;
