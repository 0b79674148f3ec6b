package games.kickoff.operator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotCreatedTest {

  /** The messages are those of kube-apiserver 1.36. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "409 | AlreadyExists | pods \"m-1\" already exists | AlreadyExists",
        "409 | Conflict | Operation cannot be fulfilled on resourcequotas \"q\" | Clashed",
        "409 | Conflict | admission webhook \"w\" denied the request: twice | Refused",
        "403 | Forbidden | pods \"m-1\" is forbidden: exceeded quota: q, requested: pods=1 |"
            + " NoRoom",
        "403 | Forbidden | pods \"m-1\" is forbidden: status unknown for quota: q | NoRoom",
        "403 | Forbidden | pods \"m-1\" is forbidden: failed quota: q: must specify cpu | Refused",
        "403 | Forbidden | pods \"m-1\" is forbidden: violates PodSecurity \"restricted\" |"
            + " Refused",
        "403 | Forbidden | admission webhook \"w\" denied the request: no | Refused",
        "403 | Forbidden | User \"o\" cannot create resource \"pods\" in API group \"\" |"
            + " NotAllowed",
        "403 | Forbidden | unable to create new content in namespace n because it is being"
            + " terminated | NotAllowed",
        "400 | BadRequest | admission webhook \"w\" denied the request: no | Refused",
        "422 | Invalid | Pod \"m-1\" is invalid: spec.containers: Required value | Refused",
        "401 | Unauthorized | Unauthorized | NotAllowed",
        "404 | NotFound | namespaces \"n\" not found | NotAllowed",
        "429 | TooManyRequests | slow down | Unanswered",
        "500 | InternalError | failed calling webhook \"w\": context deadline exceeded |"
            + " Unanswered",
        "503 | ServiceUnavailable | apiserver not ready | Unanswered",
        "0 | Unknown | broken pipe | Unanswered",
      })
  void saysWhatFollows(int code, String reason, String sentence, String kind) {
    NotCreated read = NotCreated.of(answer(code, reason, sentence));
    assertThat(read.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(read.why()).as("without the client's words").isEqualTo(sentence);
  }

  @Test
  void takesTheClientsWordsWhenTheServerSaidNothing() {
    assertThat(NotCreated.of(new KubernetesClientException("no route", 0, null)).why())
        .isEqualTo("no route");
  }

  private static KubernetesClientException answer(int code, String reason, String sentence) {
    return new KubernetesClientException(
        "Failure executing: POST at: https://10.0.0.1/api. Message: " + sentence + ".",
        code,
        new StatusBuilder().withCode(code).withReason(reason).withMessage(sentence).build());
  }
}
