package games.kickoff.gateway.join;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.queue.PublishedQueue;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.core.ticket.JoinResult;
import games.kickoff.core.ticket.TicketView;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.queue.KnownQueues;
import games.kickoff.gateway.serving.http.LogFields;
import games.kickoff.gateway.serving.http.Refusal;
import java.util.List;
import java.util.function.Supplier;

/**
 * One player's join, with their rating on board, for the families of routes that know no parties.
 */
public final class SoloJoin {

  private final Tickets tickets;
  private final KnownQueues queues;
  private final RatingAttributes ratingAttributes;

  public SoloJoin(Tickets tickets, KnownQueues queues, RatingAttributes ratingAttributes) {
    this.tickets = tickets;
    this.queues = queues;
    this.ratingAttributes = ratingAttributes;
  }

  /**
   * Joins the queue.
   *
   * @param unknownQueue what to say when there is no such queue
   * @return as {@link #join(PublishedQueue, PlayerId, Supplier)}
   */
  public TicketView join(QueueKey queue, PlayerId player, Supplier<Refusal> unknownQueue) {
    return join(queues.find(queue).orElseThrow(unknownQueue), player, unknownQueue);
  }

  /**
   * Joins a queue that was there a moment ago.
   *
   * @param gone what to say when it is gone by now
   * @return their ticket; of one who plays, maybe through another queue or in a party, the one of
   *     their match, so that they know where to reconnect
   * @throws Refusal when they wait there with a party, and when the queue is paused or gone
   */
  public TicketView join(PublishedQueue queue, PlayerId player, Supplier<Refusal> gone) {
    LogFields.queue(queue.key());
    TicketView ticket =
        switch (tickets.join(queue.key(), List.of(player), ratingAttributes.of(queue, player))) {
          case JoinResult.Created(TicketView created) -> created;
          case JoinResult.Existing(TicketView existing) -> existing;
          case JoinResult.InMatch(PlayerId busy, TicketView ofMatch) -> ofMatch;
          case JoinResult.InOtherTicket other ->
              throw Refusal.conflict(
                  "in_other_ticket",
                  "The player waits in this queue with a party; cancel that ticket first.");
          case JoinResult.TooLarge large ->
              throw new IllegalStateException("a party of one is too large: " + large);
          case JoinResult.Paused paused ->
              throw Refusal.conflict(
                  "paused", "The queue is paused and takes no joins; try again later.");
          case JoinResult.UnknownQueue unknown -> throw gone.get();
        };
    LogFields.ticket(ticket.id());
    return ticket;
  }
}
