package games.kickoff.core.id;

/**
 * A DNS label (RFC 1123), which Kubernetes requires of a namespace's name. Kickoff requires it of
 * the names of queues and ladders, too.
 */
public final class DnsLabel {

  /** 1 to 63 characters of {@code a-z 0-9 -}, the first and the last no hyphen. Not anchored. */
  public static final String REGEX = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

  /**
   * {@link #REGEX} with anchors, for validators that search for a match anywhere in a text, such as
   * a JSON schema's {@code pattern}.
   */
  public static final String PATTERN = "^" + REGEX + "$";

  private DnsLabel() {}
}
