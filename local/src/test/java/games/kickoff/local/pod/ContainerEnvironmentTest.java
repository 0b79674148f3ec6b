package games.kickoff.local.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import games.kickoff.local.network.PodAddress;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ContainerEnvironmentTest {

  private static final PodAddress OWN_HOST = new PodAddress("127.3.4.5", OptionalInt.empty());
  private static final PodAddress OWN_PORT = new PodAddress("127.0.0.1", OptionalInt.of(40123));

  @Test
  void tellsTheServerWhereToListenAndWhereToLeaveItsLastWord() throws Exception {
    assertThat(variables(OWN_HOST, c -> c.addNewPort().withContainerPort(7000).endPort()))
        .containsEntry("HOST", "127.3.4.5")
        .containsEntry("PORT", "7000")
        .containsEntry("TERMINATION_LOG", "/last");
  }

  @Test
  void leavesThePodThePortItNames() throws Exception {
    assertThat(variables(OWN_HOST, c -> c.addNewEnv().withName("PORT").withValue("1").endEnv()))
        .containsEntry("PORT", "1");
  }

  @Test
  void replacesThePortWherePodsShareAnAddress() throws Exception {
    assertThat(variables(OWN_PORT, c -> c.addNewEnv().withName("PORT").withValue("1").endEnv()))
        .containsEntry("PORT", "40123");
  }

  @Test
  void expandsReferencesToEarlierVariables() throws Exception {
    assertThat(
            variables(
                OWN_HOST,
                c ->
                    c.addNewEnv()
                        .withName("A")
                        .withValue("1")
                        .endEnv()
                        .addNewEnv()
                        .withName("B")
                        .withValue("$(A) $$(A) $(NONE)")
                        .endEnv()))
        .containsEntry("B", "1 $(A) $(NONE)");
  }

  @Test
  void refusesAPodThatNeedsASecret() {
    assertThatThrownBy(() ->
            variables(
                OWN_HOST,
                c ->
                    c.addNewEnv()
                        .withName("TOKEN")
                        .withNewValueFrom()
                        .withNewSecretKeyRef("k", "s", false)
                        .endValueFrom()
                        .endEnv()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("TOKEN");
  }

  private static Map<String, String> variables(
      PodAddress address, Consumer<ContainerBuilder> container) throws CannotStart {
    var builder = new ContainerBuilder();
    container.accept(builder);
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("p")
            .endMetadata()
            .withNewSpec()
            .withContainers(List.of(builder.build()))
            .endSpec()
            .build();
    return ContainerEnvironment.of(new PodLaunch(pod, address, "local"), Path.of("/last"))
        .variables();
  }
}
