package games.kickoff.core.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who won a match, as reported by its server or by the studio. Its meaning depends on how many
 * teams the match has, see {@link #ranks}.
 */
public sealed interface MatchResult permits MatchResult.Winner, MatchResult.Draw, Ranks {

  /** One team won, and the others drew. */
  record Winner(String team) implements MatchResult {
    @Override
    public Optional<Ranks> ranks(int teams) {
      var place = TeamName.find(team, teams);
      return teams >= 2 && place.isPresent()
          ? Optional.of(Ranks.winner(place.getAsInt(), teams))
          : Optional.empty();
    }
  }

  /** All teams drew. */
  record Draw() implements MatchResult {
    @Override
    public Optional<Ranks> ranks(int teams) {
      return teams >= 2 ? Optional.of(Ranks.draw(teams)) : Optional.empty();
    }
  }

  /** The ranks it gives to that many teams; empty when it is no valid result for so many. */
  Optional<Ranks> ranks(int teams);

  /**
   * Reads a JSON object: {@code {"winner":"teamA"}}, {@code {"winner":"draw"}} or {@code
   * {"ranks":[0,2,1]}}, whole numbers from 0 for each team. Other fields are ignored; the game may
   * use them.
   *
   * @param fields the object's fields, with strings, {@link Integer}s and lists of them as values
   * @return empty when it is no result, or both kinds at once
   */
  static Optional<MatchResult> read(Map<String, ? extends @Nullable Object> fields) {
    if (fields.containsKey("winner") == fields.containsKey("ranks")) {
      return Optional.empty();
    }
    return fields.containsKey("winner")
        ? winner(fields.get("winner"))
        : ofEach(fields.get("ranks"));
  }

  private static Optional<MatchResult> winner(@Nullable Object name) {
    if (!(name instanceof String team)) {
      return Optional.empty();
    }
    return Optional.of(team.equals("draw") ? new Draw() : new Winner(team));
  }

  private static Optional<MatchResult> ofEach(@Nullable Object ranks) {
    if (!(ranks instanceof List<?> list) || list.size() < 2 || list.size() > Ranks.MOST_TEAMS) {
      return Optional.empty();
    }
    List<Integer> values = new ArrayList<>();
    for (Object rank : list) {
      if (!(rank instanceof Integer value) || value < 0) {
        return Optional.empty();
      }
      values.add(value);
    }
    return Optional.of(new Ranks(values));
  }
}
