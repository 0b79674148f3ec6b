package games.kickoff.gateway.serving.admission;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Player;
import games.kickoff.core.player.Players;
import games.kickoff.core.player.Registration;
import games.kickoff.core.player.Username;
import java.util.Optional;

/** Calls players through a gate; each method may also throw {@link Overloaded}. */
public record GatedPlayers(StoreGate gate, Players players) implements Players {

  @Override
  public Registration register(Username username, Optional<IdempotencyKey> key) {
    return gate.call("register", () -> players.register(username, key));
  }

  @Override
  public Optional<Player> find(PlayerId player) {
    return gate.call("player", () -> players.find(player));
  }
}
