package games.kickoff.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Instant THEN = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-21T12:34:56.789Z");

  private static final List<Condition> BEFORE =
      new Conditions(List.of(), THEN)
          .set("Ready", true, "Valid", "fine")
          .set("Matching", true, "Matching", "fine")
          .list();

  @Test
  void aNewConditionHasChangedNow() {
    Condition fresh =
        new Conditions(List.of(), NOW).set("Ready", true, "Valid", "fine").list().getFirst();
    assertThat(fresh.getStatus()).isEqualTo("True");
    assertThat(fresh.getLastTransitionTime()).isEqualTo("2026-11-21T12:34:56Z");
  }

  @Test
  void twoLooksAtTheSameTruthAreEqual() {
    assertThat(
            new Conditions(BEFORE, NOW)
                .set("Ready", true, "Valid", "fine")
                .set("Matching", true, "Matching", "fine")
                .list())
        .isEqualTo(BEFORE);
  }

  @Test
  void keepsTheTimeOfItsTransitionWhenOnlyTheReasonChanges() {
    Condition changed =
        new Conditions(BEFORE, NOW).set("Ready", true, "Other", "better").list().getFirst();
    assertThat(changed.getLastTransitionTime()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(changed.getReason()).isEqualTo("Other");
    assertThat(changed.getMessage()).isEqualTo("better");
  }

  @Test
  void changesTheTimeOfItsTransitionWithItsStatus() {
    Condition changed =
        new Conditions(BEFORE, NOW).set("Matching", false, "Paused", "paused").list().getLast();
    assertThat(changed.getStatus()).isEqualTo("False");
    assertThat(changed.getLastTransitionTime()).isEqualTo("2026-11-21T12:34:56Z");
  }

  @Test
  void aNewConditionDoesNotBorrowTheTimeOfAnother() {
    Condition fresh =
        new Conditions(BEFORE, NOW).set("Recorded", true, "Recorded", "fine").list().getLast();
    assertThat(fresh.getLastTransitionTime()).isEqualTo("2026-11-21T12:34:56Z");
  }

  @Test
  void leavesTheOthersAlone() {
    assertThat(new Conditions(BEFORE, NOW).set("Matching", false, "Paused", "paused").list())
        .hasSize(2)
        .contains(BEFORE.getFirst());
  }

  @Test
  void leavesTheListItWasGivenAlone() {
    List<Condition> given = List.copyOf(BEFORE);
    new Conditions(given, NOW).set("Ready", false, "InvalidSpec", "bad").list();
    assertThat(given).isEqualTo(BEFORE);
  }

  @Test
  void cutsAMessageNobodyWouldRead() {
    Condition cut =
        new Conditions(List.of(), NOW)
            .set("Ready", false, "ServerCrashed", "x".repeat(1025))
            .list()
            .getFirst();
    assertThat(cut.getMessage()).hasSize(1024);
  }
}
