package games.kickoff.operator.matching;

import games.kickoff.core.match.Matcher;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/**
 * How matches are made.
 *
 * @param matcher plans them
 * @param random for their ids, and wherever the plan leaves a choice
 * @param executor creates the sessions of one plan at once
 */
public record Matchmaking(Matcher matcher, RandomGenerator random, ExecutorService executor) {}
