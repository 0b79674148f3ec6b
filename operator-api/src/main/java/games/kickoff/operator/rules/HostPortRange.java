package games.kickoff.operator.rules;

/** Ports of the nodes, both ends included. */
public record HostPortRange(int from, int to) {

  /**
   * @throws IllegalArgumentException when it is empty or no range of ports
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
