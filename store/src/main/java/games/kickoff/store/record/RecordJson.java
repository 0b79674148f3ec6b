package games.kickoff.store.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import games.kickoff.core.match.Why;
import games.kickoff.core.ticket.PlayerId;
import java.util.Locale;
import java.util.Map;

/** The columns that are JSON. */
final class RecordJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordJson() {}

  /** {@code [["p1","p2"],["p3","p4"]]}: a list of players a team. */
  static String teams(MatchRecord match) {
    return write(
        match.players().stream().map(team -> team.stream().map(PlayerId::value).toList()).toList());
  }

  /** {@code {"rule":"full","oldestWaitMillis":1234}}. */
  static String why(Why why) {
    return write(
        Map.of(
            "rule", why.rule().name().toLowerCase(Locale.ROOT),
            "oldestWaitMillis", why.oldestWait().toMillis()));
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
