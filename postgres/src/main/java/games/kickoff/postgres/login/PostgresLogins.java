package games.kickoff.postgres.login;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.Ulid;
import games.kickoff.core.login.Exchange;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.login.LoginId;
import games.kickoff.core.login.Logins;
import games.kickoff.core.login.RefreshToken;
import games.kickoff.postgres.connection.Postgres;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@link Logins} in Postgres. */
public final class PostgresLogins implements Logins {

  private final Postgres postgres;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * @param random for ids and secrets; must be unpredictable
   * @param clock for the time part of new ids only
   */
  public PostgresLogins(Postgres postgres, RandomGenerator random, Clock clock) {
    this.postgres = postgres;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public IssuedRefresh begin(PlayerId player, Duration lifetime) {
    LoginId id = new LoginId(Ulid.create(clock.instant(), random));
    RefreshToken token = RefreshToken.create(id, random);
    return postgres.inTransaction(transaction -> {
      LoginRows.deleteExpired(transaction);
      LoginRows.deleteAllBut(transaction, player, MOST_OF_A_PLAYER - 1);
      return new IssuedRefresh(LoginRows.insert(transaction, player, token, lifetime), token);
    });
  }

  @Override
  public Exchange exchange(RefreshToken token, Duration lifetime) {
    return postgres.inTransaction(transaction -> {
      // Locks the row: of two exchanges of one token at once, the second sees what the first did.
      Optional<LoginRows.Row> found = LoginRows.lock(transaction, token.login(), REPEAT);
      if (found.isEmpty()) {
        return new Exchange.Unknown();
      }
      LoginRows.Row row = found.get();
      byte[] digest = LoginRows.digest(token);
      boolean valid = MessageDigest.isEqual(digest, row.digest());
      if (!valid && !(row.mayRepeat() && MessageDigest.isEqual(digest, row.replaced()))) {
        LoginRows.delete(transaction, token.login());
        return new Exchange.Reused(token.login(), row.login().player());
      }
      RefreshToken next = RefreshToken.create(token.login(), random);
      if (valid) {
        LoginRows.replace(transaction, next, lifetime);
      } else {
        LoginRows.replaceAgain(transaction, next, lifetime);
      }
      return new Exchange.Renewed(new IssuedRefresh(row.login(), next));
    });
  }

  @Override
  public boolean isLive(LoginId login) {
    return postgres.inTransaction(transaction -> {
      try (PreparedStatement select =
          transaction.prepareStatement("SELECT 1 FROM logins WHERE id = ? AND expires > now()")) {
        select.setString(1, login.value());
        try (ResultSet row = select.executeQuery()) {
          return row.next();
        }
      }
    });
  }

  @Override
  public Optional<PlayerId> end(RefreshToken token) {
    return postgres.inTransaction(transaction -> LoginRows.delete(transaction, token.login()));
  }

  @Override
  public int endAll(PlayerId player) {
    return postgres.inTransaction(transaction -> LoginRows.deleteAll(transaction, player));
  }
}
