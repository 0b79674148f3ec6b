package games.kickoff.core.match.skill;

import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import games.kickoff.core.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A pool's tickets as columns of numbers, the longest waiting first. Tickets are known by their
 * index from here on; a lower index has waited at least as long.
 */
final class PoolColumns {

  private final List<Ticket> tickets;
  final int[] size;

  /** What the ticket counts as in a window. */
  final double[] skill;

  /** Sum of its players' means. */
  final double[] mu;

  /** Sum of its players' variances. */
  final double[] variance;

  /** How many of its players are very uncertain. */
  final int[] uncertain;

  /** Seconds waited, never negative. */
  final double[] waited;

  /** The window its wait allows. */
  final double[] window;

  /** Whether the cap on uncertain players no longer holds for matches it is the oldest of. */
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
      TicketSkill standing = TicketSkill.of(ticket, rules);
      skill[index] = standing.skill();
      mu[index] = standing.mu();
      variance[index] = standing.variance();
      uncertain[index] = standing.uncertain();
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

  /** All of them from the lowest skill to the highest, among equals the longest waiting first. */
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
      // Floats order all but near equals; those are put right here.
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
