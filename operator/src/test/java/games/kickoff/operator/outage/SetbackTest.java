package games.kickoff.operator.outage;

import static org.assertj.core.api.Assertions.assertThat;

import games.kickoff.core.store.StoreUnavailable;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetbackTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 401, 403, 408, 429, 500, 503})
  void anApiServerThatDoesNotServeUsIsAnOutage(int code) {
    assertThat(Setback.of(answer(code))).isInstanceOf(Setback.ApiAway.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 422})
  void aNoIsAboutTheObjectItself(int code) {
    assertThat(Setback.of(answer(code))).isInstanceOf(Setback.Refused.class);
  }

  @Test
  void aConflictIsACacheThatIsBehind() {
    assertThat(Setback.of(answer(409))).isInstanceOf(Setback.CacheBehind.class);
  }

  @Test
  void aStoreThatDoesNotAnswerIsAnOutage() {
    StoreUnavailable away = new StoreUnavailable("away", new IllegalStateException());

    assertThat(Setback.of(away)).isEqualTo(new Setback.StoreAway(away));
  }

  @Test
  void anythingElseIsTheObjectsOwnFailure() {
    RuntimeException mistake = new IllegalArgumentException("no such unit");

    assertThat(Setback.of(mistake)).isEqualTo(new Setback.Failure(mistake));
  }

  private static KubernetesClientException answer(int code) {
    return new KubernetesClientException("no", code, new StatusBuilder().withCode(code).build());
  }
}
