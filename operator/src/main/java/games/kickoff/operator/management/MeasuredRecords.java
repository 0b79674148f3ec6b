package games.kickoff.operator.management;

import games.kickoff.core.match.MatchId;
import games.kickoff.store.StoreUnavailable;
import games.kickoff.store.match.Fence;
import games.kickoff.store.record.Ending;
import games.kickoff.store.record.MatchRecord;
import games.kickoff.store.record.RecordResult;
import games.kickoff.store.record.RecordView;
import games.kickoff.store.record.Records;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Records whose calls are counted and timed, as those of Redis' scripts are. */
public final class MeasuredRecords implements Records {

  private final Records records;
  private final OperatorMetrics metrics;

  public MeasuredRecords(Records records, OperatorMetrics metrics) {
    this.records = records;
    this.metrics = metrics;
  }

  @Override
  public RecordResult record(Fence fence, MatchRecord match) {
    return timed("record", () -> records.record(fence, match));
  }

  @Override
  public boolean end(Fence fence, MatchRecord match, Ending ending) {
    return timed("record_end", () -> records.end(fence, match, ending));
  }

  @Override
  public boolean end(Fence fence, MatchId match, Ending ending) {
    return timed("record_end", () -> records.end(fence, match, ending));
  }

  @Override
  public Optional<RecordView> find(MatchId match) {
    return timed("record_find", () -> records.find(match));
  }

  @Override
  public List<RecordView> open(Duration olderThan, int limit) {
    return timed("record_open", () -> records.open(olderThan, limit));
  }

  @Override
  public void ping() {
    records.ping(); // asked for by probes: not worth a series
  }

  private <T> T timed(String call, Supplier<T> query) {
    long start = System.nanoTime();
    boolean answered = true;
    try {
      return query.get();
    } catch (StoreUnavailable e) {
      answered = false;
      throw e;
    } finally {
      metrics.call(call, Duration.ofNanos(System.nanoTime() - start), answered);
    }
  }
}
