package games.kickoff.cli.why;

import games.kickoff.operator.api.MatchQueue;
import games.kickoff.operator.api.MatchQueueStatus;
import io.fabric8.kubernetes.api.model.Condition;
import org.jspecify.annotations.Nullable;

/** Describes a queue as text, from its MatchQueue's status. Does no I/O. */
final class QueueReport {

  private QueueReport() {}

  static String of(MatchQueue queue) {
    @Nullable MatchQueueStatus status = queue.getStatus();
    String name = queue.getMetadata().getNamespace() + "/" + queue.getMetadata().getName();
    if (status == null) {
      return "Queue " + name + ": no operator has processed it yet\n";
    }
    Lines lines = new Lines("Queue " + name);
    for (Condition condition : status.conditions) {
      lines.row(condition.getType(), words(condition));
    }
    return lines
        .row("waiting", status.waiting)
        .row("oldest join", status.oldestJoinAt)
        .row("starting", status.starting)
        .row("active", status.active)
        .row("formed", status.matchesFormed)
        .toString();
  }

  private static String words(Condition condition) {
    String reason = condition.getReason() == null ? "" : " (" + condition.getReason() + ")";
    String message = condition.getMessage() == null ? "" : condition.getMessage();
    return condition.getStatus() + reason + (message.isEmpty() ? "" : ": " + message);
  }
}
