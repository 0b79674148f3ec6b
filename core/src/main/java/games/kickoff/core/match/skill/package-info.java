/**
 * Matching by skill, party and latency. {@link games.kickoff.core.match.skill.SkillMatcher} is the
 * door: {@code PoolColumns} reads a pool into columns of numbers, {@code SkillIndex} keeps them in
 * the order of skill, {@code GroupSearch} finds who is closest to a ticket and fills the teams with
 * it, {@code TeamSplit} deals a group into teams.
 */
@NullMarked
package games.kickoff.core.match.skill;

import org.jspecify.annotations.NullMarked;
