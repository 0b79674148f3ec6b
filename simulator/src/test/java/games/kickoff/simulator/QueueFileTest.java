package games.kickoff.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import games.kickoff.core.match.LatencyRules;
import games.kickoff.core.match.MatchRules;
import games.kickoff.core.match.Ramp;
import games.kickoff.core.match.SkillRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueFileTest {

  private static final String QUEUE =
      """
      apiVersion: v1
      kind: Namespace
      ---
      apiVersion: kickoff.games/v1alpha1
      kind: MatchQueue
      spec:
        teams: {count: 2, size: 5}
        partial: {minPlayers: 6, after: 30s}
        parties: {maxSize: 5, likeSizeFor: 10s}
        skill:
          window: {start: 2, growPerSecond: 0.1, max: 30, opening: 6s}
          partyAggregation: max
          uncertain: {above: 5, maxShare: 0.5}
          beta: 4
        latency: {start: 60, growPerSecond: 2, max: 200, regions: [eu, us]}
        server: {port: 8080}
      """;

  @TempDir Path directory;

  @Test
  void readsTheRulesOfMatching() throws IOException {
    MatchRules rules = read(QUEUE);
    assertThat(rules.fullMatch()).isEqualTo(10);
    assertThat(rules.partial()).contains(new MatchRules.Partial(6, Duration.ofSeconds(30)));
    assertThat(rules.likeParties()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rules.latency())
        .contains(new LatencyRules(new Ramp(60, 2, 200), List.of("eu", "us")));
    SkillRules skill = rules.skill().orElseThrow();
    assertThat(skill.window()).isEqualTo(new Ramp(2, 0.1, 30, Duration.ofSeconds(6)));
    assertThat(skill.aggregation()).isEqualTo(SkillRules.Aggregation.MAX);
    assertThat(skill.cap()).isEqualTo(new SkillRules.UncertainCap(5, 0.5, Duration.ofSeconds(30)));
    assertThat(skill.beta()).isEqualTo(4);
  }

  @Test
  void refusesAFieldItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(QUEUE.replace("growPerSecond: 0.1", "growPerSec: 0.1")))
        .withMessageContaining("spec.skill.window.growPerSec is unknown");
  }

  @Test
  void refusesWhatTheOperatorWould() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(QUEUE.replace("max: 30", "max: 1")))
        .withMessageContaining("spec.skill.window.max must not be below start");
  }

  @Test
  void refusesATextForANumberAsAnApiServerDoes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(QUEUE.replace("beta: 4", "beta: '4'")))
        .withMessageContaining("spec.skill.beta");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranked.yaml", "duel.yaml"})
  void readsTheManifestsOneApplies(String example) {
    assertThat(QueueFile.read(Path.of("../examples", example)).teamCount()).isEqualTo(2);
  }

  /**
   * Every error in the file must become an IllegalArgumentException; any other exception would end
   * in a stack trace.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: MatchQueue\nspec: {teams: [",
        "kind: Namespace\n---\nkind: MatchQueue\n\tspec: 3",
        "a: b: c",
        "kind: MatchQueue\nspec: &a [*b]"
      })
  void refusesWhatIsNoYaml(String malformed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(malformed))
        .withMessageStartingWith("QUEUE: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kind: MatchQueue", "kind: MatchQueue\nspec:", "kind: MatchQueue\nspec: duel"})
  void refusesAQueueWithoutASpec(String queue) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(queue))
        .withMessage("QUEUE: spec is required");
  }

  @Test
  void refusesAFileWithoutAQueue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("kind: Namespace"))
        .withMessageContaining("no MatchQueue");
  }

  private MatchRules read(String yaml) throws IOException {
    return QueueFile.read(Files.writeString(directory.resolve("queue.yaml"), yaml));
  }
}
