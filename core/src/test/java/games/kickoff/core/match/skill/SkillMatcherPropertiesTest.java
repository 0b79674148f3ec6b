package games.kickoff.core.match.skill;

import static games.kickoff.core.match.skill.Skilled.START;
import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.id.TicketId;
import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.LatencyRules;
import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Pool;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.SplitWeights;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Whoever waits, however good, in whatever parties and regions, under whatever rules: these hold.
 */
class SkillMatcherPropertiesTest {

  /** Everything a matcher is told. */
  record Situation(List<Ticket> tickets, MatchRules rules, Instant now) {

    MatchPlan plan() {
      return planAt(now);
    }

    MatchPlan planAt(Instant when) {
      return new SkillMatcher().plan(new Pool(tickets), rules, when, 3);
    }

    SkillRules skill() {
      return rules.skill().orElseThrow();
    }

    double spread(List<Ticket> tickets) {
      List<Double> skills = tickets.stream().map(t -> TicketSkill.of(t, skill()).skill()).toList();
      return Collections.max(skills) - Collections.min(skills);
    }

    /** Whether these may make a match at that time: the rules once more, told plainly. */
    boolean mayPlay(List<Ticket> group, Instant when) {
      int players = group.stream().mapToInt(Ticket::size).sum();
      Ticket oldest = new Pool(group).tickets().getFirst();
      Duration waited = Duration.between(oldest.joinedAt(), when);
      boolean full = players == rules.fullMatch();
      boolean partial =
          rules.partial().isPresent()
              && players < rules.fullMatch()
              && players >= rules.partial().get().minPlayers()
              && waited.compareTo(rules.partial().get().after()) >= 0;
      double window = skill().window().at(waited);
      return (full || partial)
          && group.stream().allMatch(ticket -> ticket.size() <= rules.maxParty())
          && (full ? !mustMirror(waited) || isMirrored(group) : true)
          && spread(group) <= window
          && (waited.compareTo(skill().cap().holds()) >= 0
              || uncertain(group) <= skill().cap().maxShare() * players + 1e-9)
          && isSomewhereNear(group, when)
          && fills(group, 0, rules.teamSizes(players));
    }

    private boolean mustMirror(Duration waited) {
      return waited.compareTo(rules.likeParties()) < 0;
    }

    /** Each size of party as often as fits all teams alike, and one team filled by its share. */
    private boolean isMirrored(List<Ticket> group) {
      int[] counts = new int[rules.teamSize() + 1];
      group.forEach(ticket -> counts[Math.min(ticket.size(), rules.teamSize())]++);
      for (int count : counts) {
        if (count % rules.teamCount() != 0) {
          return false;
        }
      }
      return true;
    }

    private int uncertain(List<Ticket> group) {
      return group.stream().mapToInt(t -> TicketSkill.of(t, skill()).uncertain()).sum();
    }

    private boolean isSomewhereNear(List<Ticket> group, Instant when) {
      if (rules.latency().isEmpty()) {
        return true;
      }
      return rules.latency().get().regions().stream()
          .anyMatch(region -> group.stream().allMatch(t -> isNear(t, region, when)));
    }

    private boolean isNear(Ticket ticket, String region, Instant when) {
      LatencyRules latency = rules.latency().orElseThrow();
      Map<String, Double> its = new HashMap<>(ticket.attributes().values());
      its.keySet().removeIf(name -> !latency.regions().contains(name.replace("latency.", "")));
      double most = latency.bound().at(Duration.between(ticket.joinedAt(), when));
      Double ms = its.isEmpty() ? Double.valueOf(0) : its.get("latency." + region);
      return ms != null && ms <= most;
    }

    private static boolean fills(List<Ticket> group, int from, int[] room) {
      if (from == group.size()) {
        return true; // the sizes add up
      }
      for (int team = 0; team < room.length; team++) {
        if (room[team] >= group.get(from).size()) {
          room[team] -= group.get(from).size();
          if (fills(group, from + 1, room)) {
            return true;
          }
          room[team] += group.get(from).size();
        }
      }
      return false;
    }
  }

  @Property
  void teamsAreFullOrShortHandedUnderTheRuleAndDifferByAtMostOne(
      @ForAll("situations") Situation it) {
    for (Lineup lineup : it.plan().lineups()) { // invariant 8
      List<Integer> sizes = lineup.players().stream().map(List::size).toList();
      assertThat(sizes).hasSize(it.rules().teamCount());
      if (lineup.why().rule() == FormationReason.Rule.FULL) {
        assertThat(sizes).containsOnly(it.rules().teamSize());
      } else {
        MatchRules.Partial partial = it.rules().partial().orElseThrow();
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum())
            .isBetween(partial.minPlayers(), it.rules().fullMatch() - 1);
        assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(1);
        assertThat(lineup.why().oldestWait()).isGreaterThanOrEqualTo(partial.after());
      }
    }
  }

  @Property
  void everyTicketStandsWholeInOneTeamOrIsToldWhatBlocksIt(@ForAll("situations") Situation it) {
    MatchPlan plan = it.plan();
    List<TicketId> told = new ArrayList<>();
    plan.lineups().forEach(lineup -> lineup.tickets().forEach(t -> told.add(t.id())));
    plan.blocked().stream().map(Blocked::ticket).forEach(told::add);
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(it.tickets().stream().map(Ticket::id).toList());
  }

  @Property
  void everyMatchKeepsTheRulesAtTheMomentItIsFormed(@ForAll("situations") Situation it) {
    for (Lineup lineup : it.plan().lineups()) {
      assertThat(it.mayPlay(lineup.tickets(), it.now())).isTrue();
    }
  }

  @Property
  void whySaysWhatTheMatchIs(@ForAll("situations") Situation it) {
    for (Lineup lineup : it.plan().lineups()) {
      Ticket oldest = new Pool(lineup.tickets()).tickets().getFirst();
      Duration waited = Duration.between(oldest.joinedAt(), it.now());
      FormationReason.Fairness fairness = lineup.why().fairness().orElseThrow();
      assertThat(lineup.why().oldestWait()).isEqualTo(waited);
      assertThat(lineup.why().waits())
          .isEqualTo(
              lineup.tickets().stream()
                  .map(ticket -> Duration.between(ticket.joinedAt(), it.now()))
                  .toList());
      assertThat(fairness.window()).isEqualTo(it.skill().window().at(waited));
      assertThat(fairness.spread()).isEqualTo(it.spread(lineup.tickets()));
      assertThat(fairness.chance()).isBetween(0.0, 1.0);
      assertThat(fairness.quality()).isGreaterThan(0).isLessThanOrEqualTo(1);
    }
  }

  @Property
  void nobodyWhoCouldPlayIsLeftWaiting(@ForAll("situations") Situation it) {
    assertNoneMayPlay(it, without(it.tickets(), it.plan()), it.now());
  }

  @Property
  void nobodyStarvesWhoHasPartnersInTheWidestWindow(@ForAll("situations") Situation it) {
    List<Ticket> left = it.tickets();
    Optional<Instant> next = Optional.of(it.now());
    for (int looks = 0; next.isPresent(); looks++) {
      assertThat(looks).isLessThan(1_000); // it doesn't ask for ever
      MatchPlan plan = new Situation(left, it.rules(), next.get()).plan();
      left = without(left, plan);
      next = plan.nextPlanAt();
    }
    assertNoneMayPlay(it, left, it.now().plusSeconds(1_000_000));
  }

  private static List<Ticket> without(List<Ticket> tickets, MatchPlan plan) {
    Set<Ticket> playing = new HashSet<>();
    plan.lineups().forEach(lineup -> playing.addAll(lineup.tickets()));
    return tickets.stream().filter(t -> !playing.contains(t)).toList();
  }

  private static void assertNoneMayPlay(Situation it, List<Ticket> left, Instant when) {
    for (int subset = 1; subset < 1 << left.size(); subset++) {
      List<Ticket> group = new ArrayList<>();
      for (int ticket = 0; ticket < left.size(); ticket++) {
        if ((subset >> ticket & 1) == 1) {
          group.add(left.get(ticket));
        }
      }
      assertThat(it.mayPlay(group, when)).as("%s", group).isFalse();
    }
  }

  @Property
  void whatMayPlayNowMayPlayLater(
      @ForAll("situations") Situation it, @ForAll @IntRange(max = 60) int later) {
    Instant then = it.now().plusSeconds(later);
    for (Lineup lineup : it.plan().lineups()) {
      assertThat(it.mayPlay(lineup.tickets(), then)).isTrue();
    }
    if (!it.plan().lineups().isEmpty()) {
      assertThat(it.planAt(then).lineups()).isNotEmpty();
    }
  }

  @Property
  void nothingNewIsFoundBeforeNextPlanAt(
      @ForAll("situations") Situation it, @ForAll @IntRange(max = 999) int share) {
    MatchPlan plan = it.plan();
    Situation left = new Situation(without(it.tickets(), plan), it.rules(), it.now());
    Instant until = plan.nextPlanAt().orElse(it.now().plusSeconds(100_000));
    Duration span = Duration.between(it.now(), until);
    assertThat(span).isPositive();
    assertThat(left.planAt(it.now().plus(span.multipliedBy(share).dividedBy(1_000))).lineups())
        .isEmpty();
  }

  @Property
  void theSameTicketsInAnyOrderGiveTheSamePlan(
      @ForAll("situations") Situation it, @ForAll Random random) {
    List<Ticket> shuffled = new ArrayList<>(it.tickets());
    Collections.shuffle(shuffled, random);
    assertThat(new Situation(shuffled, it.rules(), it.now()).plan()).isEqualTo(it.plan());
  }

  @Provide
  Arbitrary<Situation> situations() {
    return Combinators.combine(tickets(), rules(), Arbitraries.integers().between(10, 40))
        .as((tickets, rules, at) -> new Situation(tickets, rules, START.plusSeconds(at)));
  }

  private static Arbitrary<List<Ticket>> tickets() {
    Arbitrary<Map<String, Double>> attributes =
        Combinators.combine(
                Arbitraries.integers().between(0, 12),
                Arbitraries.of(1.0, 1.0, 6.0),
                Arbitraries.of(-1, 20, 50, 90),
                Arbitraries.of(-1, 20, 50, 90))
            .as((rating, sigma, east, west) -> {
              Map<String, Double> values = new HashMap<>();
              values.put("rating", rating * 1.0);
              values.put("uncertainty", sigma);
              values.put("rating.2", rating + 1.0);
              values.put("uncertainty.2", 1.0);
              if (east >= 0) {
                values.put("latency.east", east * 1.0);
              }
              if (west >= 0) {
                values.put("latency.west", west * 1.0);
              }
              return values;
            });
    return Combinators.combine(
            Arbitraries.of(1, 1, 1, 2, 2, 3), Arbitraries.integers().between(0, 10), attributes)
        .as((size, joined, values) -> Skilled.ticket(0, size, joined, values))
        .list()
        .ofMaxSize(10)
        .map(some -> {
          List<Ticket> tickets = new ArrayList<>();
          for (Ticket one : some) {
            int joined = (int) Duration.between(START, one.joinedAt()).toSeconds();
            tickets.add(
                Skilled.ticket(tickets.size() + 1, one.size(), joined, one.attributes().values()));
          }
          return tickets;
        });
  }

  private static Arbitrary<MatchRules> rules() {
    Arbitrary<Ramp> windows =
        Combinators.combine(
                Arbitraries.integers().between(0, 6),
                Arbitraries.of(0.0, 0.1, 0.5),
                Arbitraries.integers().between(0, 12),
                Arbitraries.integers().between(0, 15))
            .as((start, grow, more, opening) ->
                new Ramp(start, grow, start + more, Duration.ofSeconds(opening)));
    Arbitrary<SkillRules> skills =
        Combinators.combine(windows, Arbitraries.of(0.0, 0.25, 0.5, 1.0))
            .as((window, share) ->
                Skilled.rules(
                    window, new SkillRules.UncertainCap(3, share, Duration.ofSeconds(25))));
    // Tickets name east and west.
    Arbitrary<Optional<LatencyRules>> latencies =
        Combinators.combine(
                Arbitraries.of(new Ramp(30, 1, 100), new Ramp(60, 0, 60)),
                Arbitraries.of(
                    List.of("east", "west"),
                    List.of("west"),
                    List.of("south"),
                    List.of("south", "east")))
            .as(LatencyRules::new)
            .optional();
    Arbitrary<Duration> like = Arbitraries.of(0, 0, 20).map(Duration::ofSeconds);
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 4))
        .flatAs((count, size) ->
            Combinators.combine(
                    Combinators.combine(
                            Arbitraries.integers().between(count, count * size),
                            Arbitraries.integers().between(0, 40))
                        .as((least, after) ->
                            new MatchRules.Partial(least, Duration.ofSeconds(after)))
                        .optional(),
                    skills,
                    latencies,
                    like,
                    Arbitraries.integers().between(1, size))
                .as((partial, skill, latency, likeFor, maxParty) ->
                    new MatchRules(
                        count,
                        size,
                        maxParty,
                        partial,
                        Optional.of(skill),
                        latency,
                        likeFor,
                        SplitWeights.DEFAULT)));
  }
}
