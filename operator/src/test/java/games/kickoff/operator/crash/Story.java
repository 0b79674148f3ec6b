package games.kickoff.operator.crash;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.match.Outcome;
import games.kickoff.core.reason.EndReason;
import games.kickoff.core.reason.TicketReason;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.ticket.TicketState;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.operator.api.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A scenario on a stage, and its expected outcome, whichever leader did which part. */
enum Story {

  /** Two players play a match. */
  PLAYED("10m", 1, "1m"),

  /** Their session is removed soon after its end. */
  FORGOTTEN("1s", 1, "1m") {
    @Override
    boolean isOver(Stage stage) {
      return stage.sessions().isEmpty();
    }
  },

  /** Their first server ends before it is ready; the second one starts. */
  SECOND_SERVER("10m", 2, "1m") {
    @Override
    void prepare(Stage stage) {
      stage.node.breakNext(1);
    }
  },

  /** Their session's only server ends before it is ready; that of their next session starts. */
  SERVER_FAILS("10m", 1, "1m") {
    @Override
    void prepare(Stage stage) {
      stage.node.breakNext(1);
    }

    @Override
    int requeues() {
      return 1;
    }
  },

  /** Their server gets ready just when the leader is about to give the session up. */
  LATE("10m", 1, "2s") {
    @Override
    void prepare(Stage stage) {
      stage.node.letPodsGetReady(false);
    }

    @Override
    void whileNobodyLeads(Stage stage) {
      stage.waitLongerForServers();
      stage.node.letPodsGetReady(true);
    }
  },

  /** Their server gets ready when the session has been given up. */
  TOO_LATE("10m", 1, "2s") {
    @Override
    void prepare(Stage stage) {
      LATE.prepare(stage);
    }

    @Override
    void whileNobodyLeads(Stage stage) {
      LATE.whileNobodyLeads(stage);
    }

    @Override
    int requeues() {
      return 1;
    }
  },

  /** Their server gets ready just when another one is about to be tried. */
  LATE_WITH_ANOTHER("10m", 2, "2s") {
    @Override
    void prepare(Stage stage) {
      LATE.prepare(stage);
    }

    @Override
    void whileNobodyLeads(Stage stage) {
      LATE.whileNobodyLeads(stage);
    }
  },

  /** The API server refuses their first session. */
  SESSION_REFUSED("10m", 1, "1m") {
    @Override
    void prepare(Stage stage) {
      stage.api.refuseNextCreate(
          "/apis/kickoff.games/v1alpha1/namespaces/" + stage.namespace + "/gamesessions");
    }

    /** Their return is counted, unless the next leader's audit put them back. */
    @Override
    boolean mayHaveReturned(int times) {
      return times <= 1;
    }
  },

  /** Postgres has one of them in another live match; a third player takes their place. */
  PLAYER_BUSY("10m", 1, "1m") {
    private static final String BUSY = "p1";

    @Override
    void play(Stage stage) {
      MatchId elsewhere = stage.recordElsewhere(BUSY);
      stage.join(BUSY, "p2", "p3");
      stage.until("p1 is out", () -> stage.ticket(BUSY).state().isTerminal());
      stage.records.end(
          elsewhere,
          new Ending(Instant.now(), Outcome.COMPLETED, EndReason.STOPPED, "", Optional.empty()));
    }

    @Override
    void check(Stage stage) {
      assertThat(stage.ticket(BUSY).state()).isEqualTo(TicketState.CANCELLED);
      assertThat(stage.ticket(BUSY).reason()).contains(TicketReason.IN_MATCH);
      checkPlayed(stage, List.of(stage.ticket("p2"), stage.ticket("p3")), 1);
    }
  },

  /** A person deletes their session while they play. */
  SESSION_DELETED("10m", 1, "1m") {
    @Override
    void prepare(Stage stage) {
      stage.node.letMatchesEnd(false);
      stage.join("p1", "p2");
      stage.until("both play", () -> isLive(stage));
    }

    @Override
    void play(Stage stage) {
      stage.client.resource(stage.sessions().getFirst()).delete();
    }

    @Override
    boolean isOver(Stage stage) {
      return stage.sessions().isEmpty();
    }

    @Override
    void check(Stage stage) {
      assertThat(stage.tickets()).allMatch(t -> t.state() == TicketState.ENDED);
      assertThat(stage.tickets())
          .allMatch(t -> t.reason().equals(Optional.of(TicketReason.of(EndReason.CANCELLED))));
      assertThat(Invariants.records(stage))
          .extracting(RecordView::status)
          .containsOnly(Outcome.CANCELLED);
    }
  },

  /** A person deletes the queue in which one player waits. */
  QUEUE_DELETED("10m", 1, "1m") {
    @Override
    void play(Stage stage) {
      stage.join("p1");
      stage.deleteQueue();
    }

    @Override
    void check(Stage stage) {
      assertThat(stage.ticket("p1").state()).isEqualTo(TicketState.FAILED);
      assertThat(stage.ticket("p1").reason()).contains(TicketReason.QUEUE_DELETED);
    }
  },

  /** The queue is created again, and another player joins. */
  QUEUE_REMADE("10m", 1, "1m") {
    @Override
    void play(Stage stage) {
      QUEUE_DELETED.play(stage);
    }

    @Override
    void whileNobodyLeads(Stage stage) {
      stage.createQueue();
    }

    @Override
    void afterwards(Stage stage) {
      stage.join("p2");
    }
  },

  /** Two matches are live when Redis comes back empty. */
  REDIS_LOST("10m", 1, "1m") {
    @Override
    void prepare(Stage stage) {
      stage.node.letMatchesEnd(false);
      stage.join("p1", "p2", "p3", "p4");
      stage.until("all play", () -> isLive(stage));
    }

    @Override
    void play(Stage stage) {
      stage.loseRedis();
      stage.touchQueue();
    }

    @Override
    void afterwards(Stage stage) {
      stage.until("Redis is open", stage.realm.redis::isOpen);
    }

    @Override
    void check(Stage stage) {
      checkPlayed(stage, stage.tickets(), 2);
    }
  };

  private final String retention;
  private final int attempts;
  private final String readyTimeout;

  Story(String retention, int attempts, String readyTimeout) {
    this.retention = retention;
    this.attempts = attempts;
    this.readyTimeout = readyTimeout;
  }

  Stage stage() {
    return new Stage(retention, attempts, readyTimeout);
  }

  /** Runs before the moment at which the leader is killed or suspended is set. */
  void prepare(Stage stage) {}

  /** Makes the first leader act. */
  void play(Stage stage) {
    stage.join("p1", "p2");
  }

  /** Runs when the first leader does nothing any more and the second one has not started. */
  void whileNobodyLeads(Stage stage) {}

  /** Runs when the second leader leads. */
  void afterwards(Stage stage) {}

  /** Whether the scenario's own end has come, in addition to {@link Invariants#isQuiet}. */
  boolean isOver(Stage stage) {
    return true;
  }

  /** How often each player's ticket goes back because a server failed. */
  int requeues() {
    return 0;
  }

  void check(Stage stage) {
    checkPlayed(stage, stage.tickets(), 1);
  }

  /** Whether all players who joined are playing. */
  static boolean isLive(Stage stage) {
    List<TicketView> tickets = stage.tickets();
    return tickets.stream().allMatch(t -> t.state() == TicketState.ASSIGNED)
        && tickets.stream()
            .flatMap(t -> t.match().stream())
            .allMatch(match ->
                stage.sessions().stream()
                    .anyMatch(s ->
                        s.getMetadata().getName().equals(match.value())
                            && s.getStatus() != null
                            && s.getStatus().phase == Phase.READY));
  }

  boolean mayHaveReturned(int times) {
    return times == requeues();
  }

  void checkPlayed(Stage stage, List<TicketView> tickets, int matches) {
    assertThat(tickets).allMatch(t -> t.state() == TicketState.ENDED);
    assertThat(tickets).allMatch(t -> mayHaveReturned(t.requeues()));
    assertThat(Invariants.records(stage))
        .extracting(RecordView::status)
        .filteredOn(Outcome.COMPLETED::equals)
        .hasSize(matches);
  }
}
