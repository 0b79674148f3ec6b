package games.kickoff.operator.management;

import games.kickoff.core.id.MatchId;
import games.kickoff.core.record.Ending;
import games.kickoff.core.record.MatchRecord;
import games.kickoff.core.record.RecordResult;
import games.kickoff.core.record.RecordView;
import games.kickoff.core.record.Records;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Counts and times the calls of {@link Records}, as is done for Redis' scripts. */
public final class MeasuredRecords implements Records {

  private final Records records;
  private final OperatorMetrics metrics;

  public MeasuredRecords(Records records, OperatorMetrics metrics) {
    this.records = records;
    this.metrics = metrics;
  }

  @Override
  public RecordResult record(MatchRecord match) {
    return metrics.timed("record", () -> records.record(match));
  }

  @Override
  public boolean end(MatchRecord match, Ending ending) {
    return metrics.timed("record_end", () -> records.end(match, ending));
  }

  @Override
  public boolean end(MatchId match, Ending ending) {
    return metrics.timed("record_end", () -> records.end(match, ending));
  }

  @Override
  public Optional<RecordView> find(MatchId match) {
    return metrics.timed("record_find", () -> records.find(match));
  }

  @Override
  public List<RecordView> open(Duration olderThan, int limit) {
    return metrics.timed("record_open", () -> records.open(olderThan, limit));
  }

  @Override
  public void ping() {
    records.ping(); // called by readiness probes, not worth a time series
  }
}
