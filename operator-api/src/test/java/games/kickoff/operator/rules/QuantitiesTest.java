package games.kickoff.operator.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  /** Every accepted quantity must be one that fabric8 can compare, as ticks compare templates. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "1", "0.5", ".5", "5.", "+1", "500m", "1n", "1u", "1k", "1M", "1G", "1T", "1P", "1E",
        "64Ki", "64Mi", "1.5Gi", "1Ti", "1Pi", "1Ei", "1e3", "1E3", "12e-3", "1e+2"
      })
  void takesWhatKubernetesTakes(String quantity) {
    PodTemplateSpec template = memory(quantity);
    assertThatCode(() -> Quantities.check(template)).doesNotThrowAnyException();
    assertThat(template).isEqualTo(memory(quantity)).isNotEqualTo(memory("7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"64MB", "lots", "-1", "1 Gi", "1gi", "1K", "1e", "1e999", "1.2.3", "0x10"})
  void refusesWhatKubernetesRefuses(String quantity) {
    assertThatExceptionOfType(InvalidQueue.class)
        .isThrownBy(() -> Quantities.check(memory(quantity)))
        .withMessage(
            "spec.server.template.spec.containers[0].resources.requests.memory must be a quantity"
                + " such as 2, 0.5, 500m, 64Mi or 1G, not "
                + quantity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "containers: [{name: a}, {name: g, resources: {limits: {nvidia.com/gpu: x}}}]"
            + "| containers[1].resources.limits.nvidia.com/gpu",
        "initContainers: [{name: i, resources: {requests: {cpu: x}}}]"
            + "| initContainers[0].resources.requests.cpu",
        "volumes: [{name: v, emptyDir: {sizeLimit: x}}] | volumes[0].emptyDir.sizeLimit",
        "volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {resources: {requests:"
            + " {storage: x}}}}}}]"
            + "| volumes[0].ephemeral.volumeClaimTemplate.spec.resources.requests.storage",
        "overhead: {cpu: x} | overhead.cpu",
        "resources: {limits: {cpu: x}} | resources.limits.cpu",
        "containers: [{name: g, env: [{name: E, valueFrom: {resourceFieldRef: {resource: a,"
            + " divisor: x}}}]}]"
            + "| containers[0].env[0].valueFrom.resourceFieldRef.divisor",
      })
  void findsThemWhereverTheyStand(String spec, String path) {
    PodTemplateSpec template =
        Serialization.unmarshal("spec: {" + spec + "}", PodTemplateSpec.class);
    assertThatExceptionOfType(InvalidQueue.class)
        .isThrownBy(() -> Quantities.check(template))
        .withMessageStartingWith("spec.server.template.spec." + path + " must be a quantity");
  }

  @Test
  void isPartOfReadingAQueue() {
    assertThatExceptionOfType(InvalidQueue.class)
        .isThrownBy(() -> Duel.rules(queue -> queue.getSpec().server.template = memory("lots")))
        .withMessageContaining("requests.memory");
  }

  private static PodTemplateSpec memory(String quantity) {
    PodTemplateSpec template = Duel.queue().getSpec().server.template;
    template
        .getSpec()
        .getContainers()
        .getFirst()
        .setResources(
            new ResourceRequirementsBuilder()
                .withRequests(Map.of("memory", raw(quantity)))
                .build());
    return template;
  }

  /** A quantity as read from a resource, unchecked. */
  private static Quantity raw(String quantity) {
    return Serialization.unmarshal("\"" + quantity + "\"", Quantity.class);
  }
}
