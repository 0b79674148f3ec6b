/**
 * What an API server's refusal to create an object means. Reads answers; asks nothing, decides
 * nothing about sessions or queues.
 */
@NullMarked
package games.kickoff.operator.admission;

import org.jspecify.annotations.NullMarked;
