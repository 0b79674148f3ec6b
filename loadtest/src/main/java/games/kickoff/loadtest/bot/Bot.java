package games.kickoff.loadtest.bot;

import games.kickoff.loadtest.bot.BotOutcome.Failure;
import games.kickoff.loadtest.gateway.Gateway;
import games.kickoff.loadtest.gateway.MatchAnswer;
import games.kickoff.loadtest.gateway.MatchAnswer.Status;
import games.kickoff.loadtest.server.ServerBroke;
import games.kickoff.loadtest.server.ServerTalk;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One player, from the join to the end of the match. It runs on a virtual thread and ends when that
 * is interrupted. The first answer that must not occur also ends it, as a failure.
 *
 * <p>If the gateway doesn't know the player's ticket any more (it expired, or was lost with Redis),
 * the bot joins again, as a player's client would. The outcome counts these joins, so that no
 * report hides them. Once it was answered a match, it never joins again.
 */
public final class Bot {

  private final String player;
  private final Orders orders;
  private final Conversation gateway;
  private final RandomGenerator random;
  private final Consumer<Step> onStep;
  private final Timeline timeline = new Timeline(System::nanoTime);

  private Step step = Step.JOIN;
  private Optional<Assignment> assignment = Optional.empty();
  private OptionalInt lengthInForce = OptionalInt.empty();
  private boolean leftEarly;
  private int rejoins;

  /**
   * Creates a bot. Its times are counted from now on.
   *
   * @param onStep called with each step as the bot enters it
   */
  public Bot(
      String player,
      Orders orders,
      Gateway gateway,
      RandomGenerator random,
      Consumer<Step> onStep) {
    this.player = player;
    this.orders = orders;
    this.gateway = new Conversation(gateway, player, random);
    this.random = random;
    this.onStep = onStep;
  }

  /**
   * Plays to the end and returns the outcome. What goes wrong at the gateway or the server is part
   * of the outcome and is not thrown.
   */
  public BotOutcome live() {
    try {
      Assignment match = find();
      playUnlessItIsOver(match);
      awaitEnd(match);
      return outcome(Optional.empty());
    } catch (Broken | ServerBroke e) {
      return outcome(Optional.of(new Failure(step, String.valueOf(e.getMessage()))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return outcome(Optional.of(new Failure(step, stuck())));
    }
  }

  private Assignment find() throws Broken, InterruptedException {
    enter(Step.JOIN);
    MatchAnswer answer = gateway.join();
    timeline.finish(Step.JOIN);
    enter(Step.AWAIT_MATCH);
    while (answer.status() != Status.MATCHED) {
      Broken.when(
          answer.status() == Status.ENDED,
          "was answered that its match "
              + answer.session()
              + " had ended, but never that it was on");
      if (answer.status() == Status.UNKNOWN) {
        rejoins++;
      }
      pause();
      answer = answer.status() == Status.UNKNOWN ? gateway.join() : gateway.status();
    }
    timeline.finish(Step.AWAIT_MATCH);
    Assignment match = Assignment.of(player, answer);
    assignment = Optional.of(match);
    return match;
  }

  /**
   * Plays the match. On a busy machine the other players may have finished it before this bot
   * connects. Then the server is gone and the gateway soon answers that the match has ended, which
   * is no failure. Once the server has answered the bot's request for the match, it must announce
   * the end itself.
   */
  private void playUnlessItIsOver(Assignment match)
      throws Broken, ServerBroke, InterruptedException {
    try {
      play(match);
    } catch (ServerBroke e) {
      Step failed = step;
      if (lengthInForce.isPresent() || !endsSoon(match)) {
        step = failed;
        throw e;
      }
    }
  }

  private boolean endsSoon(Assignment match) throws InterruptedException {
    try {
      awaitEnd(match, orders.patience().answer());
      return true;
    } catch (Broken e) {
      return false;
    }
  }

  private void play(Assignment match) throws Broken, ServerBroke, InterruptedException {
    enter(Step.CONNECT);
    Patience patience = orders.patience();
    try (ServerTalk server =
        new ServerTalk(match.host(), match.port(), patience.connect(), patience.answer())) {
      timeline.finish(Step.CONNECT);
      enter(Step.FIRST_ANSWER);
      server.askState();
      timeline.finish(Step.FIRST_ANSWER);
      enter(Step.REQUEST_MATCH);
      int seconds = server.requestMatch(orders.matchSeconds());
      lengthInForce = OptionalInt.of(seconds);
      timeline.finish(Step.REQUEST_MATCH);
      enter(Step.PLAY);
      match.mustAgreeWith(gateway.status());
      stay(server, Duration.ofSeconds(seconds));
      timeline.finish(Step.PLAY);
    }
  }

  private void stay(ServerTalk server, Duration length)
      throws Broken, ServerBroke, InterruptedException {
    Duration due = length.plus(orders.patience().answer());
    boolean stopped = server.awaitStop(orders.leaveAfter().orElse(due));
    leftEarly = !stopped && orders.leaveAfter().isPresent();
    Broken.when(
        !stopped && !leftEarly,
        "heard no STATE stop within %d s of a match of %d s"
            .formatted(due.toSeconds(), length.toSeconds()));
  }

  private void awaitEnd(Assignment match) throws Broken, InterruptedException {
    Duration patience = orders.patience().end();
    if (leftEarly) { // the others play on
      patience = patience.plusSeconds(lengthInForce.orElseThrow());
    }
    awaitEnd(match, patience);
  }

  private void awaitEnd(Assignment match, Duration patience) throws Broken, InterruptedException {
    enter(Step.AWAIT_END);
    Duration limit = timeline.sinceStart().plus(patience);
    MatchAnswer answer = gateway.status();
    while (answer.status() != Status.ENDED) {
      match.mustAgreeWith(answer);
      Broken.when(
          timeline.sinceStart().compareTo(limit) > 0,
          "left session %s, but its status is %s after %d s, not ended"
              .formatted(match.session(), answer.status(), patience.toSeconds()));
      pause();
      answer = gateway.status();
    }
    match.mustAgreeWith(answer);
    timeline.finish(Step.AWAIT_END);
  }

  /**
   * Waits until the next poll: the interval, varied by up to a quarter either way, so that bots
   * that arrived together don't poll together.
   */
  private void pause() throws InterruptedException {
    double spread = random.nextDouble(0.75, 1.25);
    Thread.sleep(Duration.ofNanos((long) (orders.pollEvery().toNanos() * spread)));
  }

  private void enter(Step next) {
    step = next;
    onStep.accept(next);
  }

  private String stuck() {
    return "had not finished when time ran out, "
        + timeline.sinceStart().toMillis()
        + " ms after it came"
        + gateway.trouble().map(why -> "; last trouble: " + why).orElse("");
  }

  private BotOutcome outcome(Optional<Failure> failure) {
    return new BotOutcome(
        player,
        assignment,
        lengthInForce,
        timeline.finished(),
        leftEarly,
        gateway.retries(),
        rejoins,
        failure);
  }
}
