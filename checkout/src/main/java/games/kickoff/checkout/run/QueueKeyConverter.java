package games.kickoff.checkout.run;

import games.kickoff.core.queue.QueueKey;
import picocli.CommandLine.ITypeConverter;

/** Converts {@code namespace/name}. */
final class QueueKeyConverter implements ITypeConverter<QueueKey> {

  @Override
  public QueueKey convert(String text) {
    return QueueKey.parse(text);
  }
}
