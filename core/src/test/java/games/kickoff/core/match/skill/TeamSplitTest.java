package games.kickoff.core.match.skill;

import static games.kickoff.core.match.skill.Skilled.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.match.pack.Packing;
import games.kickoff.core.ticket.Ticket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TeamSplitTest {

  private static final SplitWeights CHANCE_ALONE = new SplitWeights(0, 0);

  @Test
  void putsTheBestWithTheWorst() {
    List<Ticket> four =
        List.of(ticket(1, 1, 30), ticket(2, 1, 28), ticket(3, 1, 22), ticket(4, 1, 20));
    TeamSplit.Teams teams = split(four, CHANCE_ALONE, 2, 2);
    assertThat(teams.teamOf()).containsExactly(0, 1, 1, 0);
    assertThat(teams.chance()).isEqualTo(0.5);
  }

  @Test
  void setsPartyAgainstPartyWhenThatCounts() {
    List<Ticket> parties =
        List.of(
            ticket(1, 2, 25),
            ticket(2, 2, 25.4),
            ticket(3, 1, 25),
            ticket(4, 1, 25.2),
            ticket(5, 1, 25),
            ticket(6, 1, 25));
    int[] teamOf = split(parties, new SplitWeights(0, 1), 4, 4).teamOf();
    assertThat(teamOf[0]).isNotEqualTo(teamOf[1]);
  }

  @Test
  void dealsFreeForAll() {
    List<Ticket> five = IntStream.rangeClosed(1, 5).mapToObj(n -> ticket(n, 1, 20 + n)).toList();
    assertThat(split(five, SplitWeights.DEFAULT, 1, 1, 1, 1, 1).teamOf())
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void evensThreeTeams() {
    List<Ticket> nine = IntStream.rangeClosed(1, 9).mapToObj(n -> ticket(n, 1, n)).toList();
    assertThat(split(nine, CHANCE_ALONE, 3, 3, 3).cost()).isLessThan(0.08);
  }

  @Test
  void foretellsNoWinFromThePlayerATeamHasMore() {
    List<Ticket> three = List.of(ticket(1, 1, 25), ticket(2, 1, 25), ticket(3, 1, 25));
    assertThat(split(three, CHANCE_ALONE, 2, 1).chance()).isEqualTo(0.5);
  }

  @Property(tries = 200)
  void twoTeamsOfUpToEightCostAsLittleAsCanBe(
      @ForAll @IntRange(min = 1, max = 5) int size, @ForAll Random random) {
    List<Ticket> group = numbered(List.of(group(size, random), group(size, random)));
    int[] sizes = {size, size};
    TeamSplit.Teams teams = split(group, SplitWeights.DEFAULT, sizes);
    assertThat(seated(group, teams.teamOf(), 2)).isEqualTo(sizes);
    double least = Double.POSITIVE_INFINITY;
    for (int way = 0; way < 1 << group.size(); way++) {
      int[] teamOf = new int[group.size()];
      for (int at = 0; at < teamOf.length; at++) {
        teamOf[at] = way >> at & 1;
      }
      if (Arrays.equals(seated(group, teamOf, 2), sizes)) {
        least =
            Math.min(
                least, Math.abs(2 * chance(group, teamOf) - 1) + 0.05 * mismatch(group, teamOf));
      }
    }
    double spread = 0.05 * 3 / Skilled.WITHIN_5.beta();
    assertThat(teams.cost() - spread).isLessThanOrEqualTo(least + 1e-9);
  }

  @Property(tries = 50)
  void largerMatchesAreDealtWholeAndNearlyEven(
      @ForAll @IntRange(min = 9, max = 20) int size,
      @ForAll @IntRange(min = 2, max = 3) int count,
      @ForAll Random random) {
    List<List<Ticket>> teamsThatFit = new ArrayList<>();
    for (int team = 0; team < count; team++) {
      teamsThatFit.add(group(size, random));
    }
    List<Ticket> numbered = numbered(teamsThatFit);
    int[] sizes = new int[count];
    Arrays.fill(sizes, size);
    TeamSplit.Teams teams = split(numbered, CHANCE_ALONE, sizes);
    assertThat(seated(numbered, teams.teamOf(), count)).isEqualTo(sizes);
    assertThat(Math.abs(2 * teams.chance() - 1)).isLessThan(0.1);
  }

  private static List<Ticket> group(int players, Random random) {
    List<Ticket> group = new ArrayList<>();
    for (int left = players; left > 0; ) {
      int size = Math.min(left, random.nextInt(10) < 7 ? 1 : Math.max(1, Math.min(2, players / 2)));
      group.add(ticket(group.size() + 1, size, 20 + 10 * random.nextDouble()));
      left -= size;
    }
    return group;
  }

  private static List<Ticket> numbered(List<List<Ticket>> teams) {
    List<Ticket> numbered = new ArrayList<>();
    for (List<Ticket> team : teams) {
      for (Ticket one : team) {
        numbered.add(Skilled.ticket(numbered.size() + 1, one.size(), 0, one.attributes().values()));
      }
    }
    return numbered;
  }

  private static TeamSplit.Teams split(List<Ticket> tickets, SplitWeights weights, int... sizes) {
    PoolColumns columns = new PoolColumns(tickets, Skilled.WITHIN_5, Skilled.START);
    int[] group = IntStream.range(0, tickets.size()).toArray();
    return new TeamSplit(columns, new MatchCost(columns, Skilled.WITHIN_5, weights))
        .split(group, Packing.of(sizes), 3)
        .orElseThrow();
  }

  private static int[] seated(List<Ticket> group, int[] teamOf, int count) {
    int[] seated = new int[count];
    for (int at = 0; at < teamOf.length; at++) {
      seated[teamOf[at]] += group.get(at).size();
    }
    return seated;
  }

  private static double chance(List<Ticket> group, int[] teamOf) {
    double lead = 0;
    double variance = 0;
    for (int at = 0; at < teamOf.length; at++) {
      TicketSkill its = TicketSkill.of(group.get(at), Skilled.WITHIN_5);
      lead += teamOf[at] == 0 ? its.mu() : -its.mu();
      variance += its.variance() + group.get(at).size() * Math.pow(Skilled.WITHIN_5.beta(), 2);
    }
    return Chance.phi(lead / Math.sqrt(variance));
  }

  private static double mismatch(List<Ticket> group, int[] teamOf) {
    int[] ahead = new int[3];
    int players = 0;
    for (int at = 0; at < teamOf.length; at++) {
      ahead[group.get(at).size()] += teamOf[at] == 0 ? 1 : -1;
      players += group.get(at).size();
    }
    return (double) (Math.abs(ahead[1]) + 2 * Math.abs(ahead[2])) / players;
  }
}
