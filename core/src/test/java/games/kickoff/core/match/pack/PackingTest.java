package games.kickoff.core.match.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PackingTest {

  @Test
  void isListedOnceForTheSameTeams() {
    assertThat(Packing.of(5, 5)).isSameAs(Packing.of(5, 5)).isNotSameAs(Packing.of(5, 4));
    assertThat(Packing.mirrored(2, 5))
        .isSameAs(Packing.mirrored(2, 5))
        .isNotSameAs(Packing.of(5, 5));
  }

  @Test
  void keepsNoMorePackingsThanFit() {
    RecentPackings recent = new RecentPackings(500);
    for (int size = 1; size <= 50; size++) {
      Packing one = Packing.of(size);
      recent.get(new RecentPackings.Key(List.of(size), false), () -> one);
    }
    assertThat(recent.size()).isLessThan(15);
  }

  private static final Packing FIVE_ON_FIVE = Packing.of(5, 5);

  @Test
  void doesNotFillTeamsOfFiveWithPartiesOfThree() {
    assertThat(FIVE_ON_FIVE.fits(counts(0, 0, 9, 0, 0), 3)).isFalse();
  }

  @Test
  void fillsTeamsOfFiveWithThreeAndTwoAgainstThreeAndTwoSingles() {
    assertThat(FIVE_ON_FIVE.fits(counts(2, 1, 2, 0, 0), 3)).isTrue();
  }

  @Test
  void onlyFillsTeamsWithTheSizeItMustUse() {
    assertThat(FIVE_ON_FIVE.fits(counts(10, 0, 0, 1, 0), 1)).isTrue();
    assertThat(FIVE_ON_FIVE.fits(counts(0, 0, 0, 1, 2), 5)).isTrue();
    assertThat(FIVE_ON_FIVE.fits(counts(0, 0, 0, 1, 2), 4)).isFalse();
  }

  @Test
  void knowsHowManyPartiesOfASizeCanEverPlay() {
    assertThat(List.of(FIVE_ON_FIVE.useful(1), FIVE_ON_FIVE.useful(2), FIVE_ON_FIVE.useful(3)))
        .containsExactly(10, 4, 2);
    assertThat(FIVE_ON_FIVE.useful(6)).isZero();
  }

  @Test
  void mirrorsTheTeams() {
    Packing mirrored = Packing.mirrored(2, 5);
    assertThat(mirrored.fits(counts(0, 2, 2, 0, 0), 3)).isTrue();
    assertThat(mirrored.fits(counts(2, 1, 2, 0, 0), 3)).isFalse();
  }

  @Test
  void fillsTeamsWithMoreWaysThanItLists() {
    Packing large = Packing.of(30, 30);
    int[] counts = new int[31];
    counts[7] = 6;
    counts[3] = 6;
    assertThat(large.fits(counts, 7)).isTrue();
    assertThat(large.ways(counts, 7))
        .singleElement()
        .satisfies(way -> assertThat(players(way)).isEqualTo(60));
  }

  @Property
  void fillsTeamsWheneverItCanBeDone(
      @ForAll @IntRange(min = 1, max = 3) int teams,
      @ForAll @IntRange(min = 1, max = 5) int size,
      @ForAll @Size(max = 9) List<@IntRange(min = 1, max = 5) Integer> parties,
      @ForAll @IntRange(min = 1, max = 5) int must) {
    int[] capacities = new int[teams];
    Arrays.fill(capacities, size);
    Packing packing = Packing.of(capacities);
    int[] counts = new int[6];
    parties.forEach(party -> counts[party]++);
    boolean can = false;
    for (int subset = 0; subset < 1 << parties.size() && !can; subset++) {
      can = plays(parties, subset, must) && fills(parties, subset, 0, capacities.clone());
    }
    assertThat(must <= size && packing.fits(counts, must)).isEqualTo(can);
  }

  @Property
  void dealsEveryListedWay(
      @ForAll @IntRange(min = 1, max = 3) int teams, @ForAll @IntRange(min = 1, max = 6) int size) {
    int[] capacities = new int[teams];
    Arrays.fill(capacities, size);
    Packing packing = Packing.of(capacities);
    int[] plenty = new int[size + 1];
    Arrays.fill(plenty, teams * size);
    for (int[] way : packing.ways(plenty, 1)) {
      int[] parties = largestFirst(way);
      int[] seated = new int[teams];
      int[] teamOf = packing.deal(parties).orElseThrow();
      for (int party = 0; party < parties.length; party++) {
        seated[teamOf[party]] += parties[party];
      }
      assertThat(seated).isEqualTo(capacities);
    }
  }

  private static int[] largestFirst(int[] way) {
    int[] parties = new int[Arrays.stream(way).sum()];
    int at = 0;
    for (int size = way.length - 1; size > 0; size--) {
      for (int one = 0; one < way[size]; one++) {
        parties[at++] = size;
      }
    }
    return parties;
  }

  private static boolean plays(List<Integer> parties, int subset, int size) {
    for (int party = 0; party < parties.size(); party++) {
      if ((subset >> party & 1) == 1 && parties.get(party) == size) {
        return true;
      }
    }
    return false;
  }

  private static boolean fills(List<Integer> parties, int subset, int from, int[] room) {
    if (from == parties.size()) {
      return Arrays.stream(room).allMatch(left -> left == 0);
    }
    if ((subset >> from & 1) == 0) {
      return fills(parties, subset, from + 1, room);
    }
    for (int team = 0; team < room.length; team++) {
      if (room[team] >= parties.get(from)) {
        room[team] -= parties.get(from);
        if (fills(parties, subset, from + 1, room)) {
          return true;
        }
        room[team] += parties.get(from);
      }
    }
    return false;
  }

  private static int players(int[] way) {
    int players = 0;
    for (int size = 1; size < way.length; size++) {
      players += size * way[size];
    }
    return players;
  }

  /** Counts of parties of size 1, 2, and so on. */
  private static int[] counts(int... each) {
    int[] counts = new int[each.length + 1];
    System.arraycopy(each, 0, counts, 1, each.length);
    return counts;
  }
}
