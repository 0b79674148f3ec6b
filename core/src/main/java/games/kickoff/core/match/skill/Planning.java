package games.kickoff.core.match.skill;

import games.kickoff.core.match.FormationReason;
import games.kickoff.core.match.Lineup;
import games.kickoff.core.match.MatchPlan;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Pool;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.match.pack.Packing;
import games.kickoff.core.ticket.Blocked;
import games.kickoff.core.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One run of {@link SkillMatcher}: its state while it goes over the pool. Used once. */
final class Planning {

  /**
   * Stands in where a queue has no skill rules: every ticket has skill 0, and any spread is
   * allowed.
   */
  private static final SkillRules ALL_ALIKE =
      new SkillRules(
          SkillRules.RATING,
          SkillRules.UNCERTAINTY,
          new SkillRules.Unknown(0, 0),
          new Ramp(Double.MAX_VALUE, 0, Double.MAX_VALUE),
          SkillRules.Aggregation.MEAN,
          SkillRules.UncertainCap.NONE,
          1);

  /**
   * How many seeds are tried for a partial match whose packings are too many to be listed: each try
   * then costs a greedy packing of hundreds of players.
   */
  private static final int MOST_LARGE_TRIES = 32;

  private final MatchRules rules;
  private final SkillRules skill;
  private final Instant now;
  private final PoolColumns columns;
  private final Optional<Regions> regions;
  private final List<SkillIndex> indexes = new ArrayList<>();
  private final TeamSplit split;
  private final boolean[] gone;
  private final List<Lineup> lineups = new ArrayList<>();
  private Optional<Instant> nextPlanAt = Optional.empty();
  private int mostCandidates;

  Planning(Pool pool, MatchRules rules, Instant now) {
    this.rules = rules;
    this.skill = rules.skill().orElse(ALL_ALIKE);
    this.now = now;
    this.columns = new PoolColumns(pool.tickets(), skill, now);
    this.split = new TeamSplit(columns, new MatchCost(columns, skill, rules.weights()));
    this.gone = new boolean[columns.count()];
    this.regions = rules.latency().map(latency -> new Regions(columns, latency, now));
    int[] order = columns.bySkill();
    int[] rank = new int[order.length];
    for (int at = 0; at < order.length; at++) {
      rank[order[at]] = at;
    }
    int largest = rules.maxParty();
    if (regions.isEmpty()) {
      indexes.add(new SkillIndex(columns, order, rank, largest, null));
    } else {
      for (int region = 0; region < regions.get().count(); region++) {
        indexes.add(new SkillIndex(columns, order, rank, largest, regions.get().eligible(region)));
      }
    }
  }

  MatchPlan plan() {
    Packing full = Packing.of(rules.teamSizes(rules.fullMatch()));
    GroupSearch search = search(full);
    GroupSearch mirrored =
        rules.likeParties().isPositive()
            ? search(Packing.mirrored(rules.teamCount(), rules.teamSize()))
            : search;
    for (int ticket = 0; ticket < columns.count(); ticket++) {
      if (!gone[ticket] && columns.size[ticket] <= rules.maxParty()) {
        Instant likeUntil = columns.ticket(ticket).joinedAt().plus(rules.likeParties());
        boolean like = now.isBefore(likeUntil);
        if (!form(ticket, like ? mirrored : search, FormationReason.Rule.FULL) && like) {
          planAgainAt(likeUntil);
        }
      }
    }
    rules.partial().ifPresent(this::shortHanded);
    regions.flatMap(Regions::nextChange).ifPresent(this::planAgainAt);
    return new MatchPlan(lineups, nextPlanAt, blocked(full));
  }

  private GroupSearch search(Packing packing) {
    for (SkillIndex index : indexes) {
      mostCandidates = Math.max(mostCandidates, index.most(packing));
    }
    return new GroupSearch(columns, packing, skill.cap().maxShare(), mostCandidates);
  }

  private void shortHanded(MatchRules.Partial partial) {
    int most = Math.min(rules.fullMatch() - 1, playersLeft());
    for (int players : partial.sizes(most)) {
      if (!isDue(partial)) {
        break;
      }
      Packing packing = Packing.of(rules.teamSizes(players));
      GroupSearch search = search(packing);
      int tries = packing.isListed() ? Integer.MAX_VALUE : MOST_LARGE_TRIES;
      for (int ticket = 0; ticket < columns.count() && tries > 0; ticket++) {
        if (gone[ticket] || columns.size[ticket] > rules.maxParty()) {
          continue;
        }
        Instant due = columns.ticket(ticket).joinedAt().plus(partial.after());
        if (due.isAfter(now)) {
          planAgainAt(due);
          break; // all later tickets have waited even less
        }
        form(ticket, search, FormationReason.Rule.PARTIAL);
        tries--;
      }
    }
  }

  /**
   * Whether the longest waiting ticket that is left has waited long enough to play short-handed.
   */
  private boolean isDue(MatchRules.Partial partial) {
    for (int ticket = 0; ticket < columns.count(); ticket++) {
      if (!gone[ticket] && columns.size[ticket] <= rules.maxParty()) {
        Instant due = joined(ticket).plus(partial.after());
        planAgainAt(due);
        return !due.isAfter(now);
      }
    }
    return false;
  }

  private int playersLeft() {
    int players = 0;
    for (int ticket = 0; ticket < columns.count(); ticket++) {
      players += gone[ticket] || columns.size[ticket] > rules.maxParty() ? 0 : columns.size[ticket];
    }
    return players;
  }

  /**
   * Forms the match of least spread around a seed, over all regions the seed may play in.
   *
   * @return false if there is none, or if its spread is still outside the window; the time at which
   *     the window will admit it is then noted for the next plan
   */
  private boolean form(int seed, GroupSearch search, FormationReason.Rule rule) {
    int[] group = new int[0];
    double spread = Double.POSITIVE_INFINITY;
    int where = 0;
    for (int region : regionsOf(seed)) {
      if (search.around(seed, indexes.get(region), skill.window().max())
          && search.spread() < spread) {
        group = search.group();
        spread = search.spread();
        where = region;
      }
    }
    double window = group.length == 0 ? 0 : columns.window[group[0]];
    if (spread > window) {
      skill.window().admits(spread).ifPresent(waited -> planAgainAt(joined(seed).plus(waited)));
      if (!columns.uncapped[seed] && skill.cap().maxShare() < 1) {
        planAgainAt(
            joined(seed).plus(skill.cap().holds())); // without the cap more groups are feasible
      }
      return false;
    }
    Optional<TeamSplit.Teams> dealt = split.split(group, search.packing(), spread);
    if (dealt.isEmpty()) {
      return false;
    }
    for (int ticket : group) {
      gone[ticket] = true;
      indexes.forEach(index -> index.remove(ticket));
    }
    lineups.add(lineup(group, dealt.get(), spread, window, where, rule));
    return true;
  }

  private Instant joined(int ticket) {
    return columns.ticket(ticket).joinedAt();
  }

  private List<Integer> regionsOf(int ticket) {
    return regions.isEmpty() ? List.of(0) : regions.get().nearestOf(ticket);
  }

  private Lineup lineup(
      int[] group,
      TeamSplit.Teams dealt,
      double spread,
      double window,
      int region,
      FormationReason.Rule rule) {
    List<List<Ticket>> teams = new ArrayList<>();
    for (int team = 0; team < rules.teamCount(); team++) {
      teams.add(new ArrayList<>());
    }
    for (int place = 0; place < group.length; place++) {
      teams.get(dealt.teamOf()[place]).add(columns.ticket(group[place]));
    }
    Optional<FormationReason.Fairness> fairness =
        rules
            .skill()
            .map(s ->
                new FormationReason.Fairness(
                    MatchCost.quality(dealt.cost()), dealt.chance(), spread, window));
    String where = regions.map(names -> names.name(region)).orElse("");
    return new Lineup(teams, FormationReason.of(rule, teams, now, fairness, where));
  }

  /**
   * Notes a time at which the same pool could give another plan. Times that have passed are
   * ignored.
   */
  private void planAgainAt(Instant at) {
    if (at.isAfter(now) && (nextPlanAt.isEmpty() || at.isBefore(nextPlanAt.get()))) {
      nextPlanAt = Optional.of(at);
    }
  }

  private List<Blocked> blocked(Packing full) {
    int players = 0;
    int largest = rules.maxParty();
    int[] counts = new int[full.largest() + 1];
    for (int ticket = 0; ticket < gone.length; ticket++) {
      if (!gone[ticket] && columns.size[ticket] <= largest) {
        players += columns.size[ticket];
        counts[columns.size[ticket]]++;
      }
    }
    boolean[] fits = new boolean[largest + 1];
    for (int size = 1; size <= largest; size++) {
      fits[size] = counts[size] > 0 && full.fits(counts, size);
    }
    int[] near = near(players);
    List<Blocked> blocked = new ArrayList<>();
    for (int ticket = 0; ticket < gone.length; ticket++) {
      if (!gone[ticket]) {
        blocked.add(new Blocked(columns.ticket(ticket).id(), by(ticket, players, fits, near)));
      }
    }
    return blocked;
  }

  private Blocked.By by(int ticket, int players, boolean[] fits, int[] near) {
    int size = columns.size[ticket];
    if (size >= fits.length) {
      return Blocked.By.PARTY_SIZE;
    }
    if (players < rules.fullMatch()) {
      return Blocked.By.TOO_FEW_PLAYERS;
    }
    if (!fits[size]) {
      return Blocked.By.PARTY_SIZE;
    }
    return near[ticket] < rules.fullMatch() ? Blocked.By.LATENCY : Blocked.By.WINDOW;
  }

  /** For each ticket the most players left that are eligible in one of its regions. */
  private int[] near(int players) {
    int[] near = new int[gone.length];
    if (regions.isEmpty()) {
      Arrays.fill(near, players);
      return near;
    }
    for (int region = 0; region < indexes.size(); region++) {
      boolean[] eligible = regions.get().eligible(region);
      int there = 0;
      for (int ticket = 0; ticket < gone.length; ticket++) {
        there += eligible[ticket] && !gone[ticket] ? columns.size[ticket] : 0;
      }
      for (int ticket = 0; ticket < gone.length; ticket++) {
        near[ticket] = eligible[ticket] ? Math.max(near[ticket], there) : near[ticket];
      }
    }
    return near;
  }
}
