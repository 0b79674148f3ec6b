/** What the operator shows outside, to the byte, compared with golden files. */
package games.kickoff.operator.golden;
