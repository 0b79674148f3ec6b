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
 * Joins a single player, with their rating as attributes, for the families of routes without
 * parties.
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
   * @param unknownQueue the refusal if there is no such queue
   * @return as {@link #join(PublishedQueue, PlayerId, Supplier)}
   */
  public TicketView join(QueueKey queue, PlayerId player, Supplier<Refusal> unknownQueue) {
    return join(queues.find(queue).orElseThrow(unknownQueue), player, unknownQueue);
  }

  /**
   * Joins a queue that is known to have existed recently.
   *
   * @param gone the refusal if it does not exist any more
   * @return the player's ticket in this queue. For a player in a live match, which may be of
   *     another queue or of a party, it is that match's ticket, so that they know where to
   *     reconnect
   * @throws Refusal if they wait in this queue with a party, or if the queue takes no joins or is
   *     gone
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
          case JoinResult.ConsentUsed used ->
              throw new IllegalStateException("a party of one needs no consent: " + used);
          case JoinResult.Paused paused ->
              throw Refusal.conflict(
                  "paused", "The queue is paused and takes no joins; try again later.");
          case JoinResult.UnknownQueue unknown -> throw gone.get();
        };
    LogFields.ticket(ticket.id());
    return ticket;
  }
}
