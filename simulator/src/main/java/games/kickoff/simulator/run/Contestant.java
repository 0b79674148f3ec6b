package games.kickoff.simulator.run;

import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Matcher;
import java.time.Duration;

/**
 * A matcher with its rules.
 *
 * @param tick the shortest time between two plans
 */
public record Contestant(String name, Matcher matcher, MatchRules rules, Duration tick) {}
