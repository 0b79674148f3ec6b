package games.kickoff.core.result;

import java.util.List;
import java.util.Optional;

/**
 * A part of the latest matches.
 *
 * @param matches the newest first
 * @param next where the next page starts; empty: this was the last
 */
public record MatchPage(List<PlayedMatch> matches, Optional<MatchCursor> next) {}
