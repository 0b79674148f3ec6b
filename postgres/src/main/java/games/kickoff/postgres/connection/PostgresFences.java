package games.kickoff.postgres.connection;

import games.kickoff.core.term.Fence;
import games.kickoff.core.term.Fences;
import java.util.OptionalLong;

/** {@link Fences} in Postgres, where the fence is in the only row of the table {@code term}. */
public final class PostgresFences implements Fences {

  private final Postgres postgres;

  public PostgresFences(Postgres postgres) {
    this.postgres = postgres;
  }

  @Override
  public Held read() {
    OptionalLong held = postgres.inTransaction(TermRow::read);
    if (held.isEmpty()) {
      return new Held("", Fence.NONE);
    }
    long value = held.getAsLong();
    boolean counts = Fence.isValid(value) && new Fence(value).hasNext();
    return new Held(Long.toString(value), counts ? new Fence(value) : Fence.NONE);
  }

  @Override
  public boolean replace(Held read, Fence next) {
    OptionalLong held =
        read.token().isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(read.token()));
    return postgres.inTransaction(transaction -> TermRow.replace(transaction, held, next));
  }
}
