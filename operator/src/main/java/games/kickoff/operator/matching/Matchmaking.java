package games.kickoff.operator.matching;

import games.kickoff.core.match.Matcher;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * What matches are made with.
 *
 * @param matcher plans them
 * @param random for match ids, and for the choices that planning leaves open
 * @param executor creates the sessions of one plan in parallel
 * @param clock the realm's time, for when they were formed
 */
public record Matchmaking(
    Matcher matcher, RandomGenerator random, ExecutorService executor, Clock clock) {}
