package games.kickoff.core.ladder;

import java.util.List;
import java.util.Optional;

/**
 * A part of a board.
 *
 * @param entries the best first
 * @param next where the next page starts; empty: this was the last
 */
public record BoardPage(List<BoardEntry> entries, Optional<BoardCursor> next) {}
