package games.kickoff.core.match.skill;

import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A pool laid out by column: one array per property, the ticket's index into all of them (a
 * structure of arrays). Index 0 is the ticket that has waited longest, so of two tickets the one
 * with the lower index has waited at least as long. The matcher refers to tickets by index alone.
 */
final class PoolColumns {

  private final List<Ticket> tickets;
  final int[] size;

  /** The ticket's one skill value, in rating points: what windows and spreads compare. */
  final double[] skill;

  /** The sum of its players' rating means. */
  final double[] mu;

  /** The sum of its players' rating variances, σ². */
  final double[] variance;

  /** How many of its players have a rating deviation above the cap's threshold. */
  final int[] uncertain;

  /** Seconds waited, never negative. */
  final double[] waited;

  /** The greatest spread that its wait allows, in rating points. */
  final double[] window;

  /** Whether it has waited so long that the cap on uncertain players is lifted for its matches. */
  final boolean[] uncapped;

  PoolColumns(List<Ticket> tickets, SkillRules rules, Instant now) {
    this.tickets = tickets;
    int count = tickets.size();
    size = new int[count];
    skill = new double[count];
    mu = new double[count];
    variance = new double[count];
    uncertain = new int[count];
    waited = new double[count];
    window = new double[count];
    uncapped = new boolean[count];
    Ramp ramp = rules.window();
    for (int index = 0; index < count; index++) {
      Ticket ticket = tickets.get(index);
      size[index] = ticket.size();
      TicketSkill its = TicketSkill.of(ticket, rules);
      skill[index] = its.skill();
      mu[index] = its.mu();
      variance[index] = its.variance();
      uncertain[index] = its.uncertain();
      Duration wait = Duration.between(ticket.joinedAt(), now);
      waited[index] = wait.isNegative() ? 0 : wait.toNanos() / 1e9;
      window[index] = ramp.at(wait);
      uncapped[index] = wait.compareTo(rules.cap().holds()) >= 0;
    }
  }

  int count() {
    return size.length;
  }

  Ticket ticket(int index) {
    return tickets.get(index);
  }

  /**
   * The indices of all tickets in ascending order of skill; equal skills in order of waiting time.
   *
   * <p>Sorts one array of longs, each a float's bits in an order-preserving form above the index:
   * several times faster than a comparator on boxed values. The float's rounding is then repaired
   * by insertion.
   */
  int[] bySkill() {
    int count = count();
    long[] keys = new long[count];
    for (int index = 0; index < count; index++) {
      int bits = Float.floatToIntBits((float) skill[index]);
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[index] = ((long) ordered << 32) | index;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int at = 0; at < count; at++) {
      int index = (int) keys[at];
      // Skills that differ only beyond a float's precision may still be out of order.
      int to = at;
      while (to > 0 && skill[order[to - 1]] > skill[index]) {
        order[to] = order[to - 1];
        to--;
      }
      order[to] = index;
    }
    return order;
  }
}
