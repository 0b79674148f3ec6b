package games.kickoff.core.id;

/** A DNS label (RFC 1123): what Kubernetes allows as a namespace, and we as the name of most. */
public final class DnsLabel {

  /** 1 to 63 of {@code a-z 0-9 -}, the first and last no hyphen; without anchors. */
  public static final String REGEX = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

  /** The same, of a whole text, where a search is made for it. */
  public static final String PATTERN = "^" + REGEX + "$";

  private DnsLabel() {}
}
