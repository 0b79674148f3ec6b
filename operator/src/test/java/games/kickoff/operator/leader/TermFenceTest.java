package games.kickoff.operator.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.core.store.StoreUnavailable;
import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Fences;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A term's fence is one more than the greatest stored one, and is written only if nothing has
 * changed since it was read.
 */
class TermFenceTest {

  private final List<String> calls = new ArrayList<>();
  private final Store postgres = new Store("postgres");
  private final Store redis = new Store("redis");
  private boolean leads = true;
  private final TermFence term =
      new TermFence(
          postgres,
          redis,
          () -> {
            calls.add("lease");
            return leads;
          },
          Duration.ofMillis(1));

  @Test
  void readsBothThenTheLeaseThenWritesPostgresFirst() throws InterruptedException {
    term.begin();

    assertThat(calls)
        .containsExactly(
            "read postgres", "read redis", "lease", "replace postgres", "replace redis");
  }

  @Test
  void countsOnFromTheGreaterOne() throws InterruptedException {
    postgres.held = new Fence(7);
    redis.held = new Fence(9);
    term.begin();

    assertThat(term.fence()).isEqualTo(new Fence(10));
    assertThat(List.of(postgres.held, redis.held)).containsOnly(new Fence(10));
  }

  @Test
  void anEmptyRedisMakesNoNumberGoBack() throws InterruptedException {
    postgres.held = new Fence(7);
    term.begin();

    assertThat(term.fence()).isEqualTo(new Fence(8));
  }

  @Test
  void whoDoesNotHoldTheLeaseWritesNothing() {
    leads = false;

    assertThatThrownBy(term::begin).isInstanceOf(IllegalStateException.class);
    assertThat(calls).noneMatch(call -> call.startsWith("replace"));
    assertThatThrownBy(term::fence).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTermThatBeganMeanwhileIsCountedToo() throws InterruptedException {
    postgres.afterRead = () -> postgres.held = new Fence(4);
    term.begin();

    assertThat(term.fence()).isEqualTo(new Fence(5));
    assertThat(calls.stream().filter("lease"::equals)).as("asked anew").hasSize(2);
  }

  @Test
  void aRedisThatChangedMeanwhileStartsItOverAtTheRead() throws InterruptedException {
    redis.held = new Fence(3);
    redis.afterRead = () -> redis.held = Fence.NONE; // it came back empty
    term.begin();

    assertThat(term.fence()).as("Postgres has counted the first try").isEqualTo(new Fence(5));
    assertThat(redis.held).isEqualTo(new Fence(5));
  }

  @Test
  void waitsForAStoreThatIsAway() throws InterruptedException {
    redis.away = 3;
    term.begin();

    assertThat(term.fence()).isEqualTo(new Fence(1));
    assertThat(calls.stream().filter("read redis"::equals)).hasSize(4);
  }

  private final class Store implements Fences {

    private final String name;
    private Fence held = Fence.NONE;
    private Runnable afterRead = () -> {};
    private int away;

    Store(String name) {
      this.name = name;
    }

    @Override
    public Held read() {
      calls.add("read " + name);
      if (away-- > 0) {
        throw new StoreUnavailable(name, new SQLException("away"));
      }
      Held read = new Held(held.text(), held);
      afterRead.run();
      afterRead = () -> {};
      return read;
    }

    @Override
    public boolean replace(Held read, Fence next) {
      calls.add("replace " + name);
      if (!held.text().equals(read.token())) {
        return false;
      }
      held = next;
      return true;
    }
  }
}
