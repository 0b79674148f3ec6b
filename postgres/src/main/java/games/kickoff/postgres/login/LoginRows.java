package games.kickoff.postgres.login;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.Login;
import games.kickoff.core.login.LoginId;
import games.kickoff.core.login.RefreshToken;
import games.kickoff.postgres.connection.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of logins: the only code that reads and writes them. */
final class LoginRows {

  /**
   * How many expired logins a new one deletes. More than one, so that none are left over for long;
   * few, so that no login waits for a large delete.
   */
  private static final int EXPIRED_AT_ONCE = 20;

  /**
   * A login's row.
   *
   * @param digest of the valid token's secret
   * @param replaced the same of the token before it; null if there was none
   * @param mayRepeat whether that token was exchanged so recently that it may be sent once more
   */
  record Row(Login login, byte[] digest, byte @Nullable [] replaced, boolean mayRepeat) {}

  private LoginRows() {}

  static Login insert(
      Transaction transaction, PlayerId player, RefreshToken token, Duration lifetime)
      throws SQLException {
    String sql =
        "INSERT INTO logins (id, player, digest, expires)"
            + " VALUES (?, ?, ?, now() + make_interval(secs => ?)) RETURNING begun";
    try (PreparedStatement insert = transaction.prepareStatement(sql)) {
      insert.setString(1, token.login().value());
      insert.setString(2, player.value());
      insert.setBytes(3, digest(token));
      insert.setDouble(4, lifetime.toSeconds());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new Login(token.login(), player, row.getTimestamp(1).toInstant());
      }
    }
  }

  /** Locks and reads a login that has not expired. */
  static Optional<Row> lock(Transaction transaction, LoginId id, Duration repeat)
      throws SQLException {
    String sql =
        "SELECT player, begun, digest, replaced, exchanged > now() - make_interval(secs => ?)"
            + " FROM logins WHERE id = ? AND expires > now() FOR UPDATE";
    try (PreparedStatement select = transaction.prepareStatement(sql)) {
      select.setDouble(1, repeat.toSeconds());
      select.setString(2, id.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Row(
                    new Login(id, new PlayerId(row.getString(1)), row.getTimestamp(2).toInstant()),
                    row.getBytes(3),
                    row.getBytes(4),
                    row.getBoolean(5)))
            : Optional.empty();
      }
    }
  }

  /** Makes the token the login's valid one; the present one becomes the one before it. */
  static void replace(Transaction transaction, RefreshToken token, Duration lifetime)
      throws SQLException {
    update(transaction, "replaced = digest, exchanged = now(), ", token, lifetime);
  }

  /** As {@link #replace}, but the token before it stays, and so does the time it was exchanged. */
  static void replaceAgain(Transaction transaction, RefreshToken token, Duration lifetime)
      throws SQLException {
    update(transaction, "", token, lifetime);
  }

  private static void update(
      Transaction transaction, String also, RefreshToken token, Duration lifetime)
      throws SQLException {
    String sql =
        "UPDATE logins SET "
            + also
            + "digest = ?, expires = now() + make_interval(secs => ?) WHERE id = ?";
    try (PreparedStatement update = transaction.prepareStatement(sql)) {
      update.setBytes(1, digest(token));
      update.setDouble(2, lifetime.toSeconds());
      update.setString(3, token.login().value());
      update.executeUpdate();
    }
  }

  static Optional<PlayerId> delete(Transaction transaction, LoginId id) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("DELETE FROM logins WHERE id = ? RETURNING player")) {
      delete.setString(1, id.value());
      try (ResultSet row = delete.executeQuery()) {
        return row.next() ? Optional.of(new PlayerId(row.getString(1))) : Optional.empty();
      }
    }
  }

  /** Deletes all logins of a player, and says how many there were. */
  static int deleteAll(Transaction transaction, PlayerId player) throws SQLException {
    try (PreparedStatement delete =
        transaction.prepareStatement("DELETE FROM logins WHERE player = ?")) {
      delete.setString(1, player.value());
      return delete.executeUpdate();
    }
  }

  /**
   * Deletes a player's logins but for those that expire last. Skips those that another transaction
   * has locked, as waiting for them could be a deadlock.
   */
  static void deleteAllBut(Transaction transaction, PlayerId player, int kept) throws SQLException {
    String sql =
        "DELETE FROM logins WHERE id IN (SELECT id FROM logins WHERE player = ?"
            + " ORDER BY expires DESC, id DESC OFFSET ? FOR UPDATE SKIP LOCKED)";
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setString(1, player.value());
      delete.setInt(2, kept);
      delete.executeUpdate();
    }
  }

  /** Deletes some expired logins. Skips those that another transaction deletes meanwhile. */
  static void deleteExpired(Transaction transaction) throws SQLException {
    String sql =
        "DELETE FROM logins WHERE id IN (SELECT id FROM logins WHERE expires < now()"
            + " ORDER BY expires LIMIT ? FOR UPDATE SKIP LOCKED)";
    try (PreparedStatement delete = transaction.prepareStatement(sql)) {
      delete.setInt(1, EXPIRED_AT_ONCE);
      delete.executeUpdate();
    }
  }

  /** SHA-256 without salt suffices: the secret is random, so no list of likely ones exists. */
  static byte[] digest(RefreshToken token) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(token.secret().getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
