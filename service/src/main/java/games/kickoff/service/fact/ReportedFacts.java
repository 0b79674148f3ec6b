package games.kickoff.service.fact;

import games.kickoff.core.fact.BadFact;
import games.kickoff.core.fact.BadFacts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts each bad fact once, however often it is read. */
public final class ReportedFacts implements BadFacts {

  private static final Logger log = LoggerFactory.getLogger(ReportedFacts.class);

  /** More are counted anew when they come again. */
  private static final int MOST_REMEMBERED = 10_000;

  private record Known(BadFact.Kind kind, String what) {}

  private final Consumer<BadFact.Kind> count;
  private final Set<Known> known =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Known, Boolean> eldest) {
              return size() > MOST_REMEMBERED;
            }
          });

  /**
   * @param count what to do with each one's kind
   */
  public ReportedFacts(Consumer<BadFact.Kind> count) {
    this.count = count;
  }

  @Override
  public void found(BadFact fact) {
    boolean isNew;
    synchronized (known) {
      isNew = known.add(new Known(fact.kind(), fact.what()));
    }
    if (isNew) {
      log.warn("Bad {} {}: {}", fact.kind().wire(), fact.what(), fact.why());
      count.accept(fact.kind());
    }
  }
}
