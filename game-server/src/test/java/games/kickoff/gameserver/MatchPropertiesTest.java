package games.kickoff.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.gameserver.Match.Say;
import games.kickoff.gameserver.Result.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties that hold for every sequence of events. */
class MatchPropertiesTest {

  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(60);
  private static final Say<Integer> RUNNING = new Say.ToAll<>("STATE running");
  private static final Say<Integer> STOP = new Say.ToAll<>("STATE stop");

  /** After {@code pause}, connection {@code who} sends {@code line}, or leaves when it is null. */
  record Event(int who, String line, Duration pause) {}

  @Property
  void everyLineGetsOneAnswerAndOnlyItsSenderDoes(@ForAll("events") List<Event> events) {
    Match<Integer> match = new Match<>(OPEN_TIMEOUT, Duration.ZERO);
    Duration now = Duration.ZERO;
    for (Event event : events) {
      now = now.plus(event.pause());
      List<Integer> answered = new ArrayList<>();
      for (Say<Integer> say : happen(match, event, now)) {
        if (say instanceof Say.ToOne<Integer> one) {
          answered.add(one.connection());
        }
      }
      assertThat(answered).isEqualTo(event.line() == null ? List.of() : List.of(event.who()));
    }
  }

  @Property
  void everybodyHearsRunningAtMostOnceAndStopAtMostOnceAndLast(
      @ForAll("events") List<Event> events) {
    Match<Integer> match = new Match<>(OPEN_TIMEOUT, Duration.ZERO);
    List<Say<Integer>> broadcasts = new ArrayList<>();
    Duration now = Duration.ZERO;
    for (Event event : events) {
      now = now.plus(event.pause());
      for (Say<Integer> say : happen(match, event, now)) {
        if (say instanceof Say.ToAll<Integer>) {
          broadcasts.add(say);
        }
      }
      assertThat(broadcasts)
          .isIn(List.of(), List.of(RUNNING), List.of(STOP), List.of(RUNNING, STOP));
      assertThat(match.result().isPresent()).isEqualTo(broadcasts.contains(STOP));
    }
  }

  @Property
  void stopsExactlyWhenItsTimeOrItsClientsAreGone(@ForAll("events") List<Event> events) {
    Match<Integer> match = new Match<>(OPEN_TIMEOUT, Duration.ZERO);
    Set<Integer> clients = new HashSet<>();
    Duration alone = Duration.ZERO;
    Duration now = Duration.ZERO;
    Optional<Duration> end = Optional.empty();
    for (Event event : events) {
      now = now.plus(event.pause());
      if (end.isEmpty() && clients.isEmpty()) {
        alone = alone.plus(event.pause());
      }
      Optional<Reason> due = Optional.empty();
      if (end.isEmpty() && alone.compareTo(OPEN_TIMEOUT) >= 0) {
        due = Optional.of(Reason.OPEN_TIMEOUT);
      } else if (end.isPresent() && now.compareTo(end.get()) >= 0) {
        due = Optional.of(Reason.LENGTH);
      } else if (event.line() == null) {
        boolean wasThere = clients.remove(event.who());
        if (wasThere && clients.isEmpty() && end.isPresent()) {
          due = Optional.of(Reason.EMPTY);
        }
      } else {
        Command command = Command.parse(event.line());
        if (command.verb() != Command.Verb.UNKNOWN) {
          clients.add(event.who());
        }
        if (command.verb() == Command.Verb.REQUEST_MATCH && end.isEmpty()) {
          end = Optional.of(now.plusSeconds(command.seconds()));
        }
      }
      happen(match, event, now);
      assertThat(match.result().map(Result::reason)).isEqualTo(due);
      if (due.isPresent()) {
        assertThat(match.deadline()).isEmpty();
        return;
      }
      assertThat(match.deadline().isPresent()).isEqualTo(end.isPresent() || clients.isEmpty());
    }
  }

  @Property
  void neverChangesALengthOnceItIsSet(@ForAll("events") List<Event> events) {
    Match<Integer> match = new Match<>(OPEN_TIMEOUT, Duration.ZERO);
    String inForce = "RUNNING_LENGTH 0";
    Duration now = Duration.ZERO;
    for (Event event : events) {
      now = now.plus(event.pause());
      happen(match, event, now);
      Say<Integer> length = match.heard(-1, "GET_RUNNING_LENGTH", now).getLast();
      String line = ((Say.ToOne<Integer>) length).line();
      assertThat(line).isIn(inForce, inForce.equals("RUNNING_LENGTH 0") ? line : inForce);
      inForce = line;
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<String> lines =
        Arbitraries.of(
                "GET_STATE",
                "GET_RUNNING_LENGTH",
                "REQUEST_MATCH 20",
                "REQUEST_MATCH 90.5",
                "",
                "?")
            .injectNull(0.3);
    Arbitrary<Duration> pauses = Arbitraries.longs().between(0, 15).map(Duration::ofSeconds);
    return Combinators.combine(Arbitraries.integers().between(1, 4), lines, pauses)
        .as(Event::new)
        .list()
        .ofMaxSize(80);
  }

  private static List<Say<Integer>> happen(Match<Integer> match, Event event, Duration now) {
    return event.line() == null
        ? match.left(event.who(), now)
        : match.heard(event.who(), event.line(), now);
  }
}
