package games.kickoff.local.bench;

import games.kickoff.local.stack.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what the API server, Redis and Postgres of a stack can do at the time, without Kickoff
 * between the bench and them.
 */
final class Yardsticks implements AutoCloseable {

  private static final int CLIENTS = 8;

  private final Duration each;
  private final BareApi api;
  private final BareRedis redis;
  private final BarePostgres postgres;
  private final List<BareApi.Writes> writes = new ArrayList<>();
  private final List<Double> sets = new ArrayList<>();
  private final List<Double> commits = new ArrayList<>();

  Yardsticks(Stack stack, Duration each) throws IOException {
    this.each = each;
    this.api = new BareApi(stack.api(), CLIENTS);
    this.redis = new BareRedis(stack.redis(), CLIENTS);
    this.postgres =
        new BarePostgres(
            stack.postgres().jdbcUrl(),
            stack.postgres().user(),
            stack.postgres().password(),
            CLIENTS);
  }

  /** Measures all three, one after the other, and returns the API server's result. */
  BareApi.Writes take() throws InterruptedException {
    BareApi.Writes measured = api.write(each);
    writes.add(measured);
    sets.add(redis.setsPerSecond(each));
    commits.add(postgres.commitsPerSecond(each));
    return measured;
  }

  /** The medians of all measurements. */
  Row row() {
    return Row.of(
        "  bare: API writes; Redis SETs; Postgres commits",
        "%s; %s; %s"
            .formatted(
                Row.rate(median(writes.stream().map(BareApi.Writes::perSecond).toList())),
                Row.rate(median(sets)),
                Row.rate(median(commits))));
  }

  private static double median(List<Double> taken) {
    return Spread.of(taken.stream().mapToDouble(it -> it).toArray()).median();
  }

  @Override
  public void close() throws IOException {
    api.close();
    redis.close();
    postgres.close();
  }
}
