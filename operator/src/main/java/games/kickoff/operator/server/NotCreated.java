package games.kickoff.operator.server;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Why a create failed. The kinds are those that must be handled differently. */
public sealed interface NotCreated {

  /** The API server's own message, without what the client adds to it. */
  String why();

  /** An object of that name exists. */
  record AlreadyExists(String why) implements NotCreated {}

  /** A quota is used up: the object would be accepted once there is room. */
  record NoRoom(String why) implements NotCreated {}

  /** Validation, an admission plugin or a webhook rejects this object, and would do so again. */
  record Refused(String why) implements NotCreated {}

  /**
   * The operator lacks permission, or the namespace is gone: any other object would be rejected,
   * too.
   */
  record NotAllowed(String why) implements NotCreated {}

  /**
   * The create conflicted with another write, such as a quota's update: the object was not created,
   * and a retry may succeed at once.
   */
  record Clashed(String why) implements NotCreated {}

  /** There is no definite answer: the object may have been created. */
  record Unanswered(String why) implements NotCreated {}

  int TOO_MANY_REQUESTS = 429;

  /** Classifies an error. */
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

  /**
   * All kinds of refusals share code 403, so they are distinguished by the messages of Kubernetes'
   * plugins and authorizers.
   */
  private static NotCreated forbidden(String why) {
    // A new quota whose usage is not computed yet refuses everything for a moment.
    if (why.contains("exceeded quota") || why.contains("status unknown for quota")) {
      return new NoRoom(why);
    }
    boolean terminating = why.contains("because it is being terminated");
    return why.contains("cannot create resource") || terminating
        ? new NotAllowed(why)
        : new Refused(why);
  }

  /** A webhook may deny with any code, 409 included. */
  private static NotCreated conflict(KubernetesClientException e, String why) {
    if (reason(e).equals("AlreadyExists")) {
      return new AlreadyExists(why);
    }
    return why.contains("denied the request") ? new Refused(why) : new Clashed(why);
  }

  private static String reason(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus()).map(Status::getReason).orElse("");
  }

  /** A message for people about any exception; the API server's own if it has one. */
  static String sentence(RuntimeException e) {
    return e instanceof KubernetesClientException answer
        ? sentence(answer)
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** The API server's message, or the client's if the API server sent none. */
  static String sentence(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getMessage)
        .filter(message -> !message.isBlank())
        .orElseGet(() -> String.valueOf(e.getMessage()));
  }
}
