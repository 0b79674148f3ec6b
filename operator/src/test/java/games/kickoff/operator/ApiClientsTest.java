package games.kickoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiClientsTest {

  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod",
       "metadata":{
         "name":"p","namespace":"n","uid":"u","resourceVersion":"7","labels":{"a":"b"},
         "managedFields":[{
           "manager":"kubelet","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1",
           "time":"2026-11-26T12:00:00Z","subresource":"status",
           "fieldsV1":{"f:status":{"f:phase":{},"f:podIP":{}}}}]},
       "status":{"phase":"Running"}}\
      """;

  @Test
  void keepsNothingOfWhoWroteWhichField() {
    var objects = new ApiClients.LeanObjects();
    Pod pod = objects.unmarshal(POD, Pod.class);
    assertThat(pod.getMetadata().getManagedFields()).isEmpty();
    assertThat(pod.getMetadata().getAdditionalProperties()).isEmpty();
    assertThat(pod.getMetadata().getName()).isEqualTo("p");
    assertThat(pod.getMetadata().getResourceVersion()).isEqualTo("7");
    assertThat(pod.getMetadata().getLabels()).isEqualTo(Map.of("a", "b"));
    assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
    assertThat(objects.asJson(pod)).doesNotContain("managedFields").contains("\"uid\":\"u\"");
  }
}
