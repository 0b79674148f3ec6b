package games.kickoff.loadtest.bot;

import games.kickoff.loadtest.gateway.MatchAnswer;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The match a bot was told of: decided once, so every later answer must agree with it. */
public record Assignment(String session, Set<String> players, String host, int port) {

  public Assignment {
    players = Set.copyOf(players);
  }

  /** Takes a first {@code matched} answer at its word if it is whole. */
  static Assignment of(String player, MatchAnswer told) throws Broken {
    Broken.when(told.session().isBlank(), "was told of a match without a session_id");
    String match = "was told of session " + told.session();
    Set<String> players = new HashSet<>(told.players());
    Broken.when(
        players.size() < told.players().size(),
        match + " with a player twice: " + String.join(", ", told.players()));
    Broken.when(
        !players.contains(player),
        match + " without being among its players: " + String.join(", ", told.players()));
    Broken.when(told.host().isBlank(), match + " without a connect_host");
    Broken.when(
        told.port() < 1 || told.port() > 65_535, match + " with the connect_port " + told.port());
    return new Assignment(told.session(), players, told.host(), told.port());
  }

  /** Holds a later answer against this one; an ended match need not say where it was played. */
  void mustAgreeWith(MatchAnswer told) throws Broken {
    switch (told.status()) {
      case PENDING -> throw new Broken("was put back to pending after session " + session);
      case UNKNOWN -> {}
      case MATCHED -> {
        mustBeThisSession(told.session());
        mustBeThesePlayers(told);
        Broken.when(
            !told.host().equals(host) || told.port() != port,
            "was sent from %s:%d to %s:%d in session %s"
                .formatted(host, port, told.host(), told.port(), session));
      }
      case ENDED -> {
        if (!told.session().isEmpty()) {
          mustBeThisSession(told.session());
        }
        if (!told.players().isEmpty()) {
          mustBeThesePlayers(told);
        }
      }
    }
  }

  private void mustBeThisSession(String other) throws Broken {
    Broken.when(!other.equals(session), "was told of session " + other + " after " + session);
  }

  private void mustBeThesePlayers(MatchAnswer told) throws Broken {
    Broken.when(
        !new TreeSet<>(told.players()).equals(new TreeSet<>(players)),
        "was told of other players in session "
            + session
            + " than before: "
            + String.join(", ", told.players()));
  }
}
