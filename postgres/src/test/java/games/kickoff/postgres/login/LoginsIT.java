package games.kickoff.postgres.login;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.login.Exchange;
import games.kickoff.core.login.IssuedRefresh;
import games.kickoff.core.login.Logins;
import games.kickoff.core.login.RefreshToken;
import games.kickoff.postgres.fixture.Ladder;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoginsIT {

  private static final PlayerId PLAYER = new PlayerId("p1");
  private static final Duration MONTH = Duration.ofDays(30);

  private final Ladder ladder = Ladder.open();
  private final PostgresLogins logins =
      new PostgresLogins(ladder.gateway, new Random(3), Clock.systemUTC());

  @AfterEach
  void close() {
    ladder.close();
  }

  private IssuedRefresh exchanged(RefreshToken token) {
    return ((Exchange.Renewed) logins.exchange(token, MONTH)).issued();
  }

  /** The time in which a replaced token may be sent once more is over. */
  private void letTimePass() throws SQLException {
    ladder.sql("UPDATE logins SET exchanged = exchanged - interval '11 s'");
  }

  private int rows() throws SQLException {
    return ladder.gateway.inTransaction(transaction -> {
      try (var select = transaction.createStatement();
          var count = select.executeQuery("SELECT count(*) FROM logins")) {
        count.next();
        return count.getInt(1);
      }
    });
  }

  @Test
  void anExchangeKeepsTheLoginAndReplacesItsToken() {
    IssuedRefresh begun = logins.begin(PLAYER, MONTH);
    IssuedRefresh second = exchanged(begun.token());
    assertThat(second.login()).isEqualTo(begun.login());
    assertThat(second.token()).isNotEqualTo(begun.token());
    assertThat(exchanged(second.token()).login().player()).isEqualTo(PLAYER);
    assertThat(logins.isLive(begun.login().id())).isTrue();
  }

  @Test
  void aReplacedTokenEndsItsLoginAndNoOther() throws SQLException {
    IssuedRefresh stolen = logins.begin(PLAYER, MONTH);
    IssuedRefresh elsewhere = logins.begin(PLAYER, MONTH);
    RefreshToken valid = exchanged(stolen.token()).token();
    letTimePass();

    assertThat(logins.exchange(stolen.token(), MONTH))
        .isEqualTo(new Exchange.Reused(stolen.login().id(), PLAYER));
    assertThat(logins.exchange(valid, MONTH)).isEqualTo(new Exchange.Unknown());
    assertThat(logins.isLive(stolen.login().id())).isFalse();
    assertThat(logins.isLive(elsewhere.login().id())).isTrue();
  }

  @Test
  void aClientThatLostTheAnswerMayRepeatTheCall() throws SQLException {
    RefreshToken first = logins.begin(PLAYER, MONTH).token();
    exchanged(first); // the answer is lost
    RefreshToken second = exchanged(first).token();
    letTimePass();
    assertThat(exchanged(second)).isNotNull();
  }

  @Test
  void aRepeatedCallEndsTheLoginOfWhoeverGotTheAnswer() {
    RefreshToken first = logins.begin(PLAYER, MONTH).token();
    RefreshToken thiefs = exchanged(first).token();
    RefreshToken owners = exchanged(first).token();
    assertThat(logins.exchange(thiefs, MONTH)).isInstanceOf(Exchange.Reused.class);
    assertThat(logins.exchange(owners, MONTH)).isInstanceOf(Exchange.Unknown.class);
  }

  @Test
  void onlyTheTokenReplacedLastMayBeRepeated() {
    RefreshToken first = logins.begin(PLAYER, MONTH).token();
    exchanged(exchanged(first).token());
    assertThat(logins.exchange(first, MONTH)).isInstanceOf(Exchange.Reused.class);
  }

  @Test
  void ofManyExchangesAtOnceOneTokenIsValidInTheEnd() throws Exception {
    RefreshToken first = logins.begin(PLAYER, MONTH).token();
    List<RefreshToken> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<IssuedRefresh>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        calls.add(threads.submit(() -> exchanged(first)));
      }
      for (Future<IssuedRefresh> call : calls) {
        answers.add(call.get().token());
      }
    }
    // ended by the first of the other tokens that is sent
    assertThat(answers).doesNotHaveDuplicates();
    assertThat(answers.stream().filter(a -> logins.exchange(a, MONTH) instanceof Exchange.Renewed))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void anExpiredLoginIsUnknownAndIsDeletedByTheNextOne() throws SQLException {
    IssuedRefresh old = logins.begin(PLAYER, MONTH);
    ladder.sql("UPDATE logins SET expires = now() - interval '1 s'");
    assertThat(logins.isLive(old.login().id())).isFalse();
    assertThat(logins.exchange(old.token(), MONTH)).isEqualTo(new Exchange.Unknown());

    logins.begin(new PlayerId("p2"), MONTH);
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aNewLoginDeletesFewExpiredOnesAtOnce() throws SQLException {
    ladder.sql(
        "INSERT INTO logins (id, player, digest, expires)"
            + " SELECT i, i, '', now() - interval '1 s' FROM generate_series(1, 100) i");
    logins.begin(PLAYER, MONTH);
    assertThat(rows()).isEqualTo(81);
  }

  @Test
  void aPlayerHasABoundedNumberOfLogins() throws SQLException {
    List<IssuedRefresh> all = new ArrayList<>();
    for (int i = 0; i < Logins.MOST_OF_A_PLAYER; i++) {
      all.add(logins.begin(PLAYER, MONTH));
    }
    RefreshToken used = exchanged(all.getFirst().token()).token();
    logins.begin(PLAYER, MONTH);
    assertThat(rows()).isEqualTo(Logins.MOST_OF_A_PLAYER);
    assertThat(logins.exchange(all.get(1).token(), MONTH)).isInstanceOf(Exchange.Unknown.class);
    assertThat(exchanged(used).login()).isEqualTo(all.getFirst().login());
  }

  @Test
  void endedLoginsStayEnded() {
    RefreshToken one = logins.begin(PLAYER, MONTH).token();
    RefreshToken other = logins.begin(PLAYER, MONTH).token();
    RefreshToken anothers = logins.begin(new PlayerId("p2"), MONTH).token();
    assertThat(logins.end(one)).contains(PLAYER);
    assertThat(logins.end(one)).isEmpty();
    assertThat(logins.endAll(PLAYER)).isEqualTo(1);
    assertThat(logins.exchange(other, MONTH)).isInstanceOf(Exchange.Unknown.class);
    assertThat(exchanged(anothers)).isNotNull();
  }

  @Test
  void noSecretIsStored() throws SQLException {
    RefreshToken first = logins.begin(PLAYER, MONTH).token();
    RefreshToken second = exchanged(first).token();
    String stored =
        ladder.gateway.inTransaction(transaction -> {
          try (var select = transaction.createStatement();
              var row =
                  select.executeQuery(
                      "SELECT l::text, encode(digest, 'escape'), encode(replaced, 'escape')"
                          + " FROM logins l")) {
            row.next();
            return row.getString(1) + row.getString(2) + row.getString(3);
          }
        });
    assertThat(stored).doesNotContain(first.secret()).doesNotContain(second.secret());
  }
}
