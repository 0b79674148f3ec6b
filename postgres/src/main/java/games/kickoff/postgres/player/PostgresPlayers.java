package games.kickoff.postgres.player;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.player.IdempotencyKey;
import games.kickoff.core.player.Player;
import games.kickoff.core.player.Players;
import games.kickoff.core.player.Registration;
import games.kickoff.core.player.Username;
import games.kickoff.postgres.connection.Postgres;
import games.kickoff.postgres.connection.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@link Players} in Postgres. */
public final class PostgresPlayers implements Players {

  private final Postgres postgres;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * @param random for ids; must be unpredictable, so that nobody can guess a player's id
   */
  public PostgresPlayers(Postgres postgres, RandomGenerator random, Clock clock) {
    this.postgres = postgres;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Registration register(Username username, Optional<IdempotencyKey> key) {
    Optional<byte[]> digest = key.map(PostgresPlayers::digest);
    return postgres.inTransaction(transaction -> {
      // The insert comes first: it waits for a concurrent transaction that registers the same name
      // or key, so that the select afterwards sees what that transaction did.
      Optional<Player> registered = insert(transaction, username, digest);
      if (registered.isPresent()) {
        return new Registration.Registered(registered.get());
      }
      Optional<Player> before =
          digest.isEmpty() ? Optional.empty() : find(transaction, "key_digest = ?", digest.get());
      return before
          .<Registration>map(Registration.Existing::new)
          .orElseGet(() -> new Registration.NameTaken(username));
    });
  }

  private Optional<Player> insert(
      Transaction transaction, Username username, Optional<byte[]> digest) throws SQLException {
    String sql =
        "INSERT INTO players (id, username, key_digest) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING RETURNING id, username, registered";
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setString(1, Ulid.create(clock.instant(), random));
      insert.setString(2, username.value());
      insert.setBytes(3, digest.orElse(null));
      return player(insert);
    }
  }

  @Override
  public Optional<Player> find(PlayerId player) {
    return postgres.inTransaction(transaction -> find(transaction, "id = ?", player.value()));
  }

  private static Optional<Player> find(Transaction transaction, String where, Object value)
      throws SQLException {
    try (PreparedStatement select =
        transaction.prepareStatement(
            "SELECT id, username, registered FROM players WHERE " + where)) {
      select.setObject(1, value);
      return player(select);
    }
  }

  private static Optional<Player> player(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Player(
                  new PlayerId(row.getString(1)),
                  new Username(row.getString(2)),
                  row.getTimestamp(3).toInstant()))
          : Optional.empty();
    }
  }

  private static byte[] digest(IdempotencyKey key) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(key.value().getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
