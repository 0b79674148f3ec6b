package games.kickoff.operator.rules;

/** A range of the nodes' ports, both ends included. */
public record HostPortRange(int from, int to) {

  /**
   * @throws IllegalArgumentException when the range is empty or has invalid ports
   */
  public HostPortRange {
    if (from < 1 || to > 65_535 || from > to) {
      throw new IllegalArgumentException("no range of ports: " + from + " to " + to);
    }
  }

  public int size() {
    return to - from + 1;
  }
}
