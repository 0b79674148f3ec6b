package games.kickoff.gateway.join;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.PlayerId;
import games.kickoff.core.ticket.Attributes;
import games.kickoff.core.ticket.Tickets;
import games.kickoff.gateway.fake.FakeRealm;
import games.kickoff.gateway.fake.Ladders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingAttributesTest {

  private final RatingAttributes ratingAttributes = new RatingAttributes(new FakeRealm().database);

  @Test
  void theLargestPartyHasItsRatingsOnBoardBesideAllItMaySend() {
    Map<String, Double> sent = new TreeMap<>();
    IntStream.range(0, Attributes.MAX_SENT).forEach(i -> sent.put("a" + i, 1.0));
    List<PlayerId> party =
        IntStream.range(0, Tickets.MAX_PARTY).mapToObj(i -> new PlayerId("p" + i)).toList();

    Attributes attributes = ratingAttributes.of(Ladders.rated("eu"), party, Attributes.of(sent));

    assertThat(attributes.values())
        .containsAllEntriesOf(sent)
        .containsEntry("rating.64", 25.0)
        .hasSize(Attributes.MAX_COUNT);
  }
}
