/**
 * What clients of the gateway send and receive, to the byte: for each family of routes a story, a
 * sequence of HTTP requests and answers, which is compared with a golden file.
 */
package games.kickoff.gateway.golden;
