package games.kickoff.faults.play;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.faults.history.Exchange.Answer;
import games.kickoff.faults.history.TicketSeen;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A party that joins for one match after another. At random it vanishes after a join, cancels,
 * joins two queues, or joins twice at the same time.
 */
final class Bot implements Runnable {

  private final GatewayClient gatewayClient;
  private final List<PlayerId> party;
  private final List<QueueKey> queues;
  private final Random random;

  /** The tickets that have not ended, as far as the bot knows. */
  private final Map<TicketId, TicketSeen> live = new LinkedHashMap<>();

  private volatile boolean finishing;

  Bot(GatewayClient gatewayClient, List<PlayerId> party, List<QueueKey> queues, Random random) {
    this.gatewayClient = gatewayClient;
    this.party = party;
    this.queues = queues;
    this.random = random;
  }

  void finish() {
    finishing = true;
  }

  @Override
  public void run() {
    try {
      pause(500);
      while (!finishing) {
        playOnce();
      }
      goHome();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void playOnce() throws InterruptedException {
    switch (random.nextInt(10)) {
      case 0 -> vanish();
      case 1, 2 -> changeMind();
      case 3, 4 -> standInTwoQueues();
      case 5 -> joinAtOnceTwice();
      default -> {
        join(queue());
        follow();
      }
    }
    pause(300);
  }

  private QueueKey queue() {
    return queues.get(random.nextInt(queues.size()));
  }

  /** Joins, forgets its tickets and sends nothing for up to 3 s. */
  private void vanish() throws InterruptedException {
    join(queue());
    live.clear();
    pause(3_000);
  }

  private void changeMind() throws InterruptedException {
    join(queue());
    pause(400);
    for (TicketId ticket : Set.copyOf(live.keySet())) {
      cancel(ticket);
    }
    follow();
  }

  private void standInTwoQueues() throws InterruptedException {
    for (QueueKey queue : queues) {
      join(queue);
    }
    follow();
  }

  private void joinAtOnceTwice() throws InterruptedException {
    QueueKey queue = queue();
    Answer[] other = new Answer[1];
    Thread second =
        Thread.ofVirtual()
            .start(() -> {
              try {
                other[0] = gatewayClient.join(queue, party);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    join(queue);
    second.join();
    if (other[0] != null) {
      note(other[0]);
    }
    follow();
  }

  private void join(QueueKey queue) throws InterruptedException {
    Answer answer = gatewayClient.join(queue, party);
    for (int tries = 0; isLost(answer) && tries < 5 && !finishing; tries++) {
      pause(400);
      answer = gatewayClient.join(queue, party);
    }
    note(answer);
  }

  private void cancel(TicketId ticket) throws InterruptedException {
    TicketSeen known = live.get(ticket);
    if (known == null) {
      return;
    }
    Answer answer = gatewayClient.cancel(known.queue(), party, ticket);
    if (answer.status() == 404) {
      live.remove(ticket);
    }
    note(answer);
  }

  /**
   * Asks for its tickets until all are over; a third of the time it asks for each once more
   * afterwards.
   */
  private void follow() throws InterruptedException {
    Set<TicketId> had = new LinkedHashSet<>(live.keySet());
    while (!live.isEmpty()) {
      for (TicketId ticket : Set.copyOf(live.keySet())) {
        TicketSeen known = live.get(ticket);
        if (known == null) {
          continue;
        }
        if (finishing && known.match().isEmpty()) {
          cancel(ticket);
        }
        known = live.getOrDefault(ticket, known);
        askOnce(known);
      }
    }
    if (random.nextInt(3) == 0) {
      for (TicketId ticket : had) {
        note(gatewayClient.ask(queues.getFirst(), party, ticket, 0));
      }
    }
  }

  private void askOnce(TicketSeen known) throws InterruptedException {
    Answer answer = gatewayClient.ask(known.queue(), party, known.id(), known.rev());
    if (answer.status() == 404) {
      live.remove(known.id());
    } else if (isLost(answer)) {
      pause(300);
    }
    note(answer);
  }

  private void note(Answer answer) {
    answer
        .ticket()
        .ifPresent(ticket -> {
          if (ticket.state().isTerminal()) {
            live.remove(ticket.id());
          } else {
            live.put(ticket.id(), ticket);
          }
        });
  }

  private static boolean isLost(Answer answer) {
    return answer.status() == 0 || answer.status() >= 500;
  }

  /** Cancels the tickets that have no match yet and waits until all tickets are over. */
  private void goHome() throws InterruptedException {
    follow();
  }

  private void pause(int atMostMillis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(atMostMillis) + 1L);
  }
}
