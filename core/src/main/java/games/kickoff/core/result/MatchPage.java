package games.kickoff.core.result;

import java.util.List;
import java.util.Optional;

/**
 * A page of the latest matches.
 *
 * @param matches the newest first
 * @param next what to pass for the next page; empty when this is the last
 */
public record MatchPage(List<PlayedMatch> matches, Optional<MatchCursor> next) {}
