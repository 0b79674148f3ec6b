package games.kickoff.postgres.player;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Player;
import games.kickoff.core.player.Registration;
import games.kickoff.core.player.Username;
import games.kickoff.postgres.fixture.Ladder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayersIT {

  private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("k-1"));

  private final Ladder ladder = Ladder.open();
  private final PostgresPlayers players =
      new PostgresPlayers(ladder.gateway, new Random(2), Clock.systemUTC());

  @AfterEach
  void close() {
    ladder.close();
  }

  @Test
  void aRegisteredPlayerIsFoundByHisId() {
    Player player = registered(Username.parse(" Ｊane  DOE "), Optional.empty());

    assertThat(player.username().value()).isEqualTo("jane doe");
    assertThat(Ulid.isValid(player.id().value())).isTrue();
    assertThat(players.find(player.id())).contains(player);
    assertThat(players.find(new PlayerId("nobody"))).isEmpty();
  }

  @Test
  void aNameIsOnePlayersHoweverItIsTyped() {
    registered(Username.parse("Straße"), Optional.empty());

    Username taken = Username.parse("STRASSE");
    assertThat(players.register(taken, Optional.empty()))
        .isEqualTo(new Registration.NameTaken(taken));
    assertThat(players.register(taken, KEY)).isEqualTo(new Registration.NameTaken(taken));
  }

  @Test
  void theSameKeyReturnsTheSamePlayer() {
    Player player = registered(Username.parse("jane"), KEY);

    assertThat(players.register(Username.parse("jane"), KEY))
        .isEqualTo(new Registration.Existing(player));
    assertThat(players.register(Username.parse("other"), KEY))
        .isEqualTo(new Registration.Existing(player));
  }

  @Test
  void ofManyWithOneNameOrOneKeyAtOnceOneRegisters() throws Exception {
    List<Registration> byName = new ArrayList<>();
    Set<PlayerId> byKey = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Registration>> names = new ArrayList<>();
      List<Future<Registration>> keys = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        names.add(threads.submit(() -> players.register(Username.parse("jane"), Optional.empty())));
        keys.add(threads.submit(() -> players.register(Username.parse("john"), KEY)));
      }
      for (Future<Registration> name : names) {
        byName.add(name.get());
      }
      for (Future<Registration> key : keys) {
        byKey.add(
            switch (key.get()) {
              case Registration.Registered one -> one.player().id();
              case Registration.Existing one -> one.player().id();
              case Registration.NameTaken taken -> throw new AssertionError("taken");
            });
      }
    }
    assertThat(byName).filteredOn(Registration.Registered.class::isInstance).hasSize(1);
    assertThat(byName).filteredOn(Registration.NameTaken.class::isInstance).hasSize(11);
    assertThat(byKey).hasSize(1);
  }

  private Player registered(Username username, Optional<IdempotencyKey> key) {
    return ((Registration.Registered) players.register(username, key)).player();
  }
}
