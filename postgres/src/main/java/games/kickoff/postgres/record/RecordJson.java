package games.kickoff.postgres.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Match;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes the columns that are JSON. */
final class RecordJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordJson() {}

  /**
   * The column {@code players}: {@code [["p1","p2"],["p3","p4"]]}, a list of players for each team.
   */
  static String teams(Match match) {
    return write(
        match.players().stream().map(team -> team.stream().map(PlayerId::value).toList()).toList());
  }

  /**
   * The column {@code why}: {@code {"rule":"full","oldestWaitMillis":1234,"waitsMillis":[1234,7]}},
   * with rules of skill also {@code "quality"}, {@code "chance"}, {@code "spread"} and {@code
   * "window"}, and {@code "region"} when the match was formed for one. The waits are those of its
   * tickets, team by team.
   */
  static String why(FormationReason why) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule", why.rule().name().toLowerCase(Locale.ROOT));
    fields.put("oldestWaitMillis", why.oldestWait().toMillis());
    fields.put("waitsMillis", why.waits().stream().map(Duration::toMillis).toList());
    why.fairness()
        .ifPresent(fair -> {
          fields.put("quality", fair.quality());
          fields.put("chance", fair.chance());
          fields.put("spread", fair.spread());
          fields.put("window", fair.window());
        });
    if (!why.region().isEmpty()) {
      fields.put("region", why.region());
    }
    return write(fields);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
