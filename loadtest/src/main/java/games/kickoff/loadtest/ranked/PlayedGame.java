package games.kickoff.loadtest.ranked;

import java.util.List;

/**
 * A match that was played and rated.
 *
 * @param teams ids of the players of each team
 * @param winner a team's name, or {@code draw}
 */
public record PlayedGame(String id, List<List<String>> teams, String winner) {}
