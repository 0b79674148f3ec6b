/**
 * What a MatchQueue's spec means, read once for whoever needs it: operator, simulator and the local
 * stack. Pure; what can't be meant is an InvalidQueue that names its field.
 */
@NullMarked
package games.kickoff.operator.rules;

import org.jspecify.annotations.NullMarked;
