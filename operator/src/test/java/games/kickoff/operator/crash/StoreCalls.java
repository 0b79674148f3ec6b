package games.kickoff.operator.crash;

import games.kickoff.core.claim.Claims;
import games.kickoff.core.id.MatchId;
import games.kickoff.core.record.MatchRecord;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Notes what operators did to the stores, whether or not they lived to get the answer. The stores
 * themselves show only the current state, not what happened.
 */
final class StoreCalls {

  private final Predicate<MatchId> isRecorded;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private final List<MatchId> assignedUnrecorded = new CopyOnWriteArrayList<>();

  /**
   * @param isRecorded whether the match is recorded at the time of the call
   */
  StoreCalls(Predicate<MatchId> isRecorded) {
    this.isRecorded = isRecorded;
  }

  /** One operation that reached its store. */
  final class Entry {
    private final String operation;
    private final Object[] arguments;
    private final boolean untold;
    private final long began = System.nanoTime();
    private volatile long ended = Long.MAX_VALUE;
    private volatile Object answer = "";

    private Entry(String operation, Object[] arguments) {
      this.operation = operation;
      this.arguments = arguments == null ? new Object[0] : arguments;
      this.untold = operation.equals("Claims.assign") && !isRecorded.test(match());
    }

    /** The store has answered. */
    Object done(Object result) {
      ended = System.nanoTime();
      answer = result;
      if (untold && result == Claims.ClaimState.OURS) {
        assignedUnrecorded.add(match());
      }
      return result;
    }

    private MatchId match() {
      for (Object argument : arguments) {
        if (argument instanceof MatchId id) {
          return id;
        }
        if (argument instanceof MatchRecord record) {
          return record.id();
        }
      }
      throw new AssertionError(operation + " without a match");
    }

    private boolean is(String name, Object result) {
      return operation.equals(name) && result.equals(answer);
    }

    @Override
    public String toString() {
      return operation + Arrays.toString(arguments) + " = " + answer;
    }
  }

  Entry begin(String operation, Object[] arguments) {
    Entry entry = new Entry(operation, arguments);
    entries.add(entry);
    return entry;
  }

  /** Matches that tickets were claimed for. */
  Set<MatchId> claimed() {
    Set<MatchId> matches = new LinkedHashSet<>();
    entries.stream()
        .filter(e -> e.operation.equals("Claims.claim"))
        .forEach(e -> matches.add(e.match()));
    return matches;
  }

  /** Matches whose players were assigned. */
  Set<MatchId> assigned() {
    Set<MatchId> matches = new LinkedHashSet<>();
    entries.stream()
        .filter(e -> e.is("Claims.assign", Claims.ClaimState.OURS))
        .forEach(e -> matches.add(e.match()));
    return matches;
  }

  /** Matches whose players were assigned while there was no record (invariant 9). */
  List<MatchId> assignedUnrecorded() {
    return List.copyOf(assignedUnrecorded);
  }

  /** How often the match's record was ended. */
  long ends(MatchId match) {
    return entries.stream()
        .filter(e -> e.is("Records.end", true) && e.match().equals(match))
        .count();
  }

  /**
   * Whether the times overlap in which the two matches may have been assigned and live (invariant
   * 1).
   */
  boolean overlap(MatchId one, MatchId other) {
    return toldBy(one) < freedFrom(other) && toldBy(other) < freedFrom(one);
  }

  private long toldBy(MatchId match) {
    return entries.stream()
        .filter(e -> e.is("Claims.assign", Claims.ClaimState.OURS) && e.match().equals(match))
        .mapToLong(e -> e.ended)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private long freedFrom(MatchId match) {
    return entries.stream()
        .filter(e ->
            (e.is("Claims.end", Claims.ClaimState.OURS)
                    || e.is("Claims.fail", Claims.ClaimState.OURS))
                && e.match().equals(match))
        .mapToLong(e -> e.began)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    entries.stream()
        .filter(e -> !e.operation.startsWith("Activity") && !e.operation.endsWith(".pool"))
        .forEach(e -> text.append("\n  ").append(e));
    return text.toString();
  }
}
