package games.kickoff.loadtest.bot;

import games.kickoff.loadtest.gateway.Backoff;
import games.kickoff.loadtest.gateway.Gateway;
import games.kickoff.loadtest.gateway.MatchAnswer;
import games.kickoff.loadtest.gateway.Reply;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A bot's requests to the simple API. Each is repeated until it is answered or refused. */
final class Conversation {

  private final Gateway gateway;
  private final String player;
  private final RandomGenerator random;
  private int retries;
  private Optional<String> trouble = Optional.empty();

  Conversation(Gateway gateway, String player, RandomGenerator random) {
    this.gateway = gateway;
    this.player = player;
    this.random = random;
  }

  MatchAnswer join() throws Broken, InterruptedException {
    return persistently(() -> gateway.join(player));
  }

  MatchAnswer status() throws Broken, InterruptedException {
    return persistently(() -> gateway.status(player));
  }

  /** How often the gateway was busy or out of reach. */
  int retries() {
    return retries;
  }

  /** Why the current request has not been answered yet. */
  Optional<String> trouble() {
    return trouble;
  }

  private interface Request {
    Reply send() throws InterruptedException;
  }

  private MatchAnswer persistently(Request request) throws Broken, InterruptedException {
    Backoff backoff = new Backoff(random);
    while (true) {
      switch (request.send()) {
        case Reply.Answered answer -> {
          trouble = Optional.empty();
          return answer.answer();
        }
        case Reply.Refused refused -> throw new Broken("was refused: " + refused.why());
        case Reply.Later later -> {
          retries++;
          trouble = Optional.of(later.why());
          Thread.sleep(backoff.next(later.after()));
        }
      }
    }
  }
}
