package games.kickoff.faults.check;

import games.kickoff.core.claim.MatchView;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.id.PlayerId;
import games.kickoff.core.id.TicketId;
import games.kickoff.core.queue.QueueKey;
import games.kickoff.faults.history.Exchange;
import games.kickoff.faults.history.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks invariants 1 and 4: at any time a player is in at most one live match and has at most one
 * live ticket in each queue.
 */
final class PlayersCheck {

  /**
   * Redis truncates times to milliseconds, so a ticket may be this much younger than its join time.
   */
  private static final Duration CUT = Duration.ofMillis(1);

  private PlayersCheck() {}

  /**
   * When something was alive. If {@code until} is not before {@code from}, it was alive all the
   * time from {@code from} to {@code until}; otherwise it was alive at some unknown moment between
   * {@code until} and {@code from}.
   */
  private record Span<T>(T what, Instant from, Instant until) {

    boolean isCertain() {
      return !until.isBefore(from);
    }

    boolean meets(Span<T> other) {
      if (isCertain() && other.isCertain()) {
        return from.isBefore(other.until) && other.from.isBefore(until);
      }
      return surrounds(other) || other.surrounds(this);
    }

    private boolean surrounds(Span<T> moment) {
      return isCertain()
          && !moment.isCertain()
          && from.isBefore(moment.until)
          && moment.from.isBefore(until);
    }
  }

  static void check(Index index, Findings findings) {
    inOneMatch(index, findings);
    busyInOneMatch(index, findings);
    heldByOneRecord(index, findings);
    if (index.history().redisKept()) {
      oneTicketAQueue(index, findings);
    }
  }

  /** A match that was seen assigned at two moments was live all the time between them. */
  private static void inOneMatch(Index index, Findings findings) {
    Map<PlayerId, Map<MatchId, Span<MatchId>>> assigned = new HashMap<>();
    for (List<Index.Sighting> ofTicket : index.sightings().values()) {
      for (Index.Sighting sighting : ofTicket) {
        if (!sighting.isAssigned()) {
          continue;
        }
        MatchId match = sighting.ticket().match().orElseThrow();
        Exchange exchange = sighting.exchange();
        for (PlayerId player : sighting.ticket().players()) {
          assigned
              .computeIfAbsent(player, p -> new HashMap<>())
              .merge(
                  match,
                  new Span<>(match, exchange.ended().wall(), exchange.began().wall()),
                  PlayersCheck::widest);
        }
      }
    }
    assigned.forEach((player, spans) ->
        overlaps(spans.values().stream().map(span -> untilItsServerEnded(span, index)).toList())
            .forEach(pair ->
                findings.add(
                    1,
                    "assigned to %s while %s was live".formatted(pair.get(1), pair.get(0)),
                    List.of(player),
                    pair)));
  }

  private static Span<MatchId> widest(Span<MatchId> a, Span<MatchId> b) {
    return new Span<>(
        a.what(),
        a.from().isBefore(b.from()) ? a.from() : b.from(),
        a.until().isAfter(b.until()) ? a.until() : b.until());
  }

  /**
   * Ends the span when the last of the match's servers ended: a Redis that was restored to an
   * earlier state may show a match as assigned that is over.
   */
  private static Span<MatchId> untilItsServerEnded(Span<MatchId> span, Index index) {
    List<Moment> ends =
        index.servers(span.what()).stream().flatMap(s -> s.ended().stream()).toList();
    if (ends.isEmpty() || ends.size() < index.servers(span.what()).size()) {
      return span;
    }
    Instant last = ends.stream().map(Moment::wall).max(Comparator.naturalOrder()).orElseThrow();
    return last.isBefore(span.until()) ? new Span<>(span.what(), span.from(), last) : span;
  }

  /** The pairs that were certainly alive at the same time. */
  private static <T> List<List<T>> overlaps(List<Span<T>> spans) {
    List<List<T>> found = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      for (int j = i + 1; j < spans.size(); j++) {
        if (spans.get(i).meets(spans.get(j))) {
          found.add(List.of(spans.get(i).what(), spans.get(j).what()));
        }
      }
    }
    return found;
  }

  private static void busyInOneMatch(Index index, Findings findings) {
    Map<PlayerId, MatchId> busy = new HashMap<>();
    for (MatchView match : index.history().matches()) {
      if (match.state() != MatchView.State.ASSIGNED) {
        continue;
      }
      for (PlayerId player : match.players()) {
        MatchId other = busy.put(player, match.id());
        if (other != null) {
          findings.add(1, "assigned twice in Redis", List.of(player), List.of(other, match.id()));
        }
      }
    }
  }

  private static void heldByOneRecord(Index index, Findings findings) {
    Map<PlayerId, MatchId> live = new HashMap<>();
    for (var row : index.history().records()) {
      for (PlayerId player : row.live()) {
        MatchId other = live.put(player, row.match());
        if (other != null) {
          findings.add(1, "in two live records", List.of(player), List.of(other, row.match()));
        }
      }
    }
  }

  private record Place(PlayerId player, QueueKey queue) {}

  /** A ticket was live at least from its join until the last request began that found it live. */
  private static void oneTicketAQueue(Index index, Findings findings) {
    Map<Place, List<Span<TicketId>>> lives = new HashMap<>();
    index
        .sightings()
        .forEach((id, ofTicket) -> {
          var ticket = ofTicket.getFirst().ticket();
          ofTicket.stream()
              .filter(Index.Sighting::isLive)
              .map(sighting -> sighting.exchange().began().wall())
              .max(Comparator.naturalOrder())
              .map(last -> last.isBefore(ticket.joinedAt()) ? ticket.joinedAt() : last)
              .ifPresent(last ->
                  ticket
                      .players()
                      .forEach(player ->
                          lives
                              .computeIfAbsent(
                                  new Place(player, ticket.queue()), p -> new ArrayList<>())
                              .add(new Span<>(id, ticket.joinedAt().plus(CUT), last))));
        });
    lives.forEach((place, spans) ->
        overlaps(spans)
            .forEach(pair ->
                findings.add(
                    4,
                    "ticket %s in %s while %s lived"
                        .formatted(pair.get(1), place.queue(), pair.get(0)),
                    List.of(place.player()),
                    List.of())));
  }
}
