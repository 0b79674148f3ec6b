package games.kickoff.core.ladder;

import java.util.List;
import java.util.Optional;

/**
 * A page of a leaderboard.
 *
 * @param entries the best first
 * @param next what to pass for the next page; empty when this is the last
 */
public record BoardPage(List<BoardEntry> entries, Optional<BoardCursor> next) {}
