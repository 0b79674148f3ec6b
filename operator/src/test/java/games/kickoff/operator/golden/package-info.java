/** Byte-for-byte comparisons of the operator's visible output with golden files. */
package games.kickoff.operator.golden;
