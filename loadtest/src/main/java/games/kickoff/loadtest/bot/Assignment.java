package games.kickoff.loadtest.bot;

import games.kickoff.loadtest.gateway.MatchAnswer;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The match that a bot was assigned to. A match never changes, so every later answer must agree
 * with it.
 */
public record Assignment(String session, Set<String> players, String host, int port) {

  public Assignment {
    players = Set.copyOf(players);
  }

  /**
   * Reads a bot's first {@code matched} answer; throws if it is incomplete or contradicts itself.
   */
  static Assignment of(String player, MatchAnswer answer) throws Broken {
    Broken.when(answer.session().isBlank(), "was given a match without a session_id");
    String match = "was given session " + answer.session();
    Set<String> players = new HashSet<>(answer.players());
    Broken.when(
        players.size() < answer.players().size(),
        match + " with a player twice: " + String.join(", ", answer.players()));
    Broken.when(
        !players.contains(player),
        match + " without being among its players: " + String.join(", ", answer.players()));
    Broken.when(answer.host().isBlank(), match + " without a connect_host");
    Broken.when(
        answer.port() < 1 || answer.port() > 65_535,
        match + " with the connect_port " + answer.port());
    return new Assignment(answer.session(), players, answer.host(), answer.port());
  }

  /**
   * Checks that a later answer agrees with this assignment. The answer for an ended match may leave
   * out where it was played, and {@code unknown} is accepted.
   */
  void mustAgreeWith(MatchAnswer answer) throws Broken {
    switch (answer.status()) {
      case PENDING -> throw new Broken("was put back to pending after session " + session);
      case UNKNOWN -> {}
      case MATCHED -> {
        mustBeThisSession(answer.session());
        mustBeThesePlayers(answer);
        Broken.when(
            !answer.host().equals(host) || answer.port() != port,
            "was sent from %s:%d to %s:%d in session %s"
                .formatted(host, port, answer.host(), answer.port(), session));
      }
      case ENDED -> {
        if (!answer.session().isEmpty()) {
          mustBeThisSession(answer.session());
        }
        if (!answer.players().isEmpty()) {
          mustBeThesePlayers(answer);
        }
      }
    }
  }

  private void mustBeThisSession(String other) throws Broken {
    Broken.when(!other.equals(session), "was given session " + other + " after " + session);
  }

  private void mustBeThesePlayers(MatchAnswer answer) throws Broken {
    Broken.when(
        !new TreeSet<>(answer.players()).equals(new TreeSet<>(players)),
        "was given other players in session "
            + session
            + " than before: "
            + String.join(", ", answer.players()));
  }
}
