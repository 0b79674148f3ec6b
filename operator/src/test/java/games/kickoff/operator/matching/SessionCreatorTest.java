package games.kickoff.operator.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.Match;
import games.kickoff.operator.fixture.SessionApi;
import games.kickoff.operator.rules.Duel;
import games.kickoff.operator.session.SessionMatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCreatorTest {

  private static final Lineup LINEUP =
      new Lineup(
          List.of(List.of(Duel.ticket(1)), List.of(Duel.ticket(2))),
          new FormationReason(FormationReason.Rule.FULL, Duration.ofSeconds(3)));

  private final SessionApi api = new SessionApi();

  @Test
  void createsTheMatchAsItWasDecided() {
    assertThat(create()).isEqualTo(new SessionCreator.Result.Created());
    assertThat(api.sessions())
        .extracting(session -> SessionMatch.of(session).match())
        .extracting(Match::id, Match::teams, Match::why)
        .containsExactly(tuple(Duel.matchId(7), LINEUP.teams(), LINEUP.why()));
  }

  @Test
  void takesASessionThatIsThereForItsOwn() {
    api.onCreate(session -> 409).saying("AlreadyExists", "there").onGet(500);
    assertThat(create()).isEqualTo(new SessionCreator.Result.Created());
  }

  /** For example, two creates at the same time that count towards one quota. */
  @Test
  void triesACreateAgainThatClashed() {
    AtomicInteger tries = new AtomicInteger();
    api.onCreate(session -> tries.incrementAndGet() < 3 ? 409 : SessionApi.OK)
        .saying("Conflict", "the object has been modified");
    assertThat(create()).isEqualTo(new SessionCreator.Result.Created());
    assertThat(api.sessions()).hasSize(1);
  }

  @Test
  void isRefusedForNoFaultOfTheMatchWhenItClashesOnAndOn() {
    api.onCreate(session -> 409).saying("Conflict", "the object has been modified");
    assertThat(create())
        .isEqualTo(
            new SessionCreator.Result.Refused(
                Trouble.notCreated("the object has been modified"), false));
    assertThat(api.sessions()).isEmpty();
  }

  @Test
  void saysThatAQuotaLeavesNoRoom() {
    api.onCreate(session -> 403).saying("Forbidden", "exceeded quota: q");
    assertThat(create())
        .isEqualTo(new SessionCreator.Result.Refused(Trouble.noRoom("exceeded quota: q"), false));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 422})
  void isRefusedForGood(int code) {
    api.onCreate(session -> code).onGet(500);
    assertThat(create())
        .isEqualTo(
            new SessionCreator.Result.Refused(Trouble.notCreated("create answered " + code), true));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404})
  void isRefusedForNoFaultOfTheMatch(int code) {
    api.onCreate(session -> code).onGet(500);
    assertThat(create())
        .isEqualTo(
            new SessionCreator.Result.Refused(
                Trouble.notCreated("create answered " + code), false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 429, 500, 503})
  void findsTheSessionWhoseCreateSeemedToFail(int code) {
    api.onCreate(session -> code).losesAnswers();
    assertThat(create()).isEqualTo(new SessionCreator.Result.Created());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 429, 500, 503})
  void isRefusedWhenTheSessionIsNotThere(int code) {
    api.onCreate(session -> code);
    assertThat(create())
        .isEqualTo(
            new SessionCreator.Result.Refused(
                Trouble.notCreated("create answered " + code), false));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 429, 500, 503})
  void isUnknownWhenNobodyCanBeAsked(int code) {
    api.onCreate(session -> code).losesAnswers().onGet(503);
    assertThat(create())
        .isEqualTo(
            new SessionCreator.Result.Unknown(Trouble.notCreated("create answered " + code)));
  }

  private SessionCreator.Result create() {
    return new SessionCreator(api.client())
        .create(Duel.matchId(7), Duel.matchId(7).formedAt(), Duel.rules(), LINEUP);
  }
}
