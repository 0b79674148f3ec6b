/**
 * Matching by skill, party and latency: a greedy search, oldest ticket first, for the group of
 * least skill range around each seed (ADR 7). {@link games.kickoff.core.match.skill.SkillMatcher}
 * is the entry point. {@code PoolColumns} lays a pool out as arrays of numbers, {@code SkillIndex}
 * sorts them by skill, {@code GroupSearch} finds the group, {@code TeamSplit} partitions it into
 * teams, and {@code MatchCost} is the objective that the teams minimise.
 */
@NullMarked
package games.kickoff.core.match.skill;

import org.jspecify.annotations.NullMarked;
