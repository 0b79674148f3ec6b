package games.kickoff.core.queue;

import games.kickoff.core.id.DnsLabel;
import java.util.regex.Pattern;

/** A queue's identity, {@code namespace/name}, which are those of its MatchQueue. */
public record QueueKey(String namespace, String name) implements Comparable<QueueKey> {

  /** A DNS label, which Kubernetes requires of a namespace's name. */
  private static final Pattern LABEL = Pattern.compile(DnsLabel.REGEX);

  /**
   * @throws IllegalArgumentException when a part is no DNS label of at most 63 characters
   */
  public QueueKey {
    requireLabel(namespace, "namespace");
    requireLabel(name, "name");
  }

  /**
   * Reads {@code namespace/name}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static QueueKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a queue is written namespace/name, not '" + text + "'");
    }
    return new QueueKey(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Whether both names are DNS labels. */
  public static boolean isValid(String namespace, String name) {
    return LABEL.matcher(namespace).matches() && LABEL.matcher(name).matches();
  }

  private static void requireLabel(String text, String what) {
    if (!LABEL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a queue's " + what + " is a DNS label (a-z, 0-9 and -, at most 63 characters)");
    }
  }

  @Override
  public int compareTo(QueueKey other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
