package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Why a create came back with an error, as far as what follows from it differs. */
public sealed interface NotCreated {

  /** The API server's own sentence, without what a client wraps around it. */
  String why();

  /** An object of that name is there. */
  record AlreadyExists(String why) implements NotCreated {}

  /** A quota is used up: it would be taken when there is room. */
  record NoRoom(String why) implements NotCreated {}

  /** This object is refused, by validation, an admission plugin or a webhook: later, too. */
  record Refused(String why) implements NotCreated {}

  /** Our rights, or a namespace that is gone: any other object would be refused, too. */
  record NotAllowed(String why) implements NotCreated {}

  /**
   * It clashed with another write, such as a quota's count: it was not made, and may be at once.
   */
  record Clashed(String why) implements NotCreated {}

  /** Nobody said no: it may have been made all the same. */
  record Unanswered(String why) implements NotCreated {}

  int TOO_MANY_REQUESTS = 429;

  /** Reads an answer. */
  static NotCreated of(KubernetesClientException e) {
    String why = sentence(e);
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_NOT_FOUND ->
          new NotAllowed(why);
      case HttpURLConnection.HTTP_CLIENT_TIMEOUT, TOO_MANY_REQUESTS -> new Unanswered(why);
      case HttpURLConnection.HTTP_FORBIDDEN -> forbidden(why);
      case HttpURLConnection.HTTP_CONFLICT -> conflict(e, why);
      default -> e.getCode() >= 400 && e.getCode() < 500 ? new Refused(why) : new Unanswered(why);
    };
  }

  /** 403 has no reasons of its own; these are the words of Kubernetes' plugins and authorizers. */
  private static NotCreated forbidden(String why) {
    // A quota whose count nobody has made yet refuses everything, for a moment.
    if (why.contains("exceeded quota") || why.contains("status unknown for quota")) {
      return new NoRoom(why);
    }
    boolean terminating = why.contains("because it is being terminated");
    return why.contains("cannot create resource") || terminating
        ? new NotAllowed(why)
        : new Refused(why);
  }

  /** A webhook may deny with any code. */
  private static NotCreated conflict(KubernetesClientException e, String why) {
    if (reason(e).equals("AlreadyExists")) {
      return new AlreadyExists(why);
    }
    return why.contains("denied the request") ? new Refused(why) : new Clashed(why);
  }

  private static String reason(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus()).map(Status::getReason).orElse("");
  }

  /** What is worth saying to a person of any exception, the API server's words first. */
  static String sentence(RuntimeException e) {
    return e instanceof KubernetesClientException answer
        ? sentence(answer)
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** What the API server said; what the client says when it said nothing. */
  static String sentence(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getMessage)
        .filter(message -> !message.isBlank())
        .orElseGet(() -> String.valueOf(e.getMessage()));
  }
}
