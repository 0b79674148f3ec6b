package games.kickoff.faults.fault;

import games.kickoff.redis.connection.Script;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A step that a fault can be injected at, recognised by the request that executes it; an operator's
 * steps are those of docs/reliability.md.
 */
public enum Step {
  JOIN(Script.JOIN),
  CANCEL(Script.CANCEL),
  ASK(Script.ASK),
  CLAIM(Script.CLAIM),
  CREATE_SESSION(
      (before, request) -> request.startsWith("POST ") && path(request).endsWith("/gamesessions")),
  CONFIRM(Script.CONFIRM),
  CREATE_POD((before, request) ->
      request.startsWith("POST ")
          && path(request).endsWith("/pods")
          && !query(request).contains("dryRun=")),
  RECORD((before, request) -> request.contains("INSERT INTO matches")),
  COMMIT_RECORD(
      (before, request) -> isCommit(request) && before.contains("INSERT INTO match_players")),
  ASSIGN(Script.ASSIGN),
  STATUS_READY((before, request) -> isStatus(request, "Ready")),
  END_RECORD((before, request) -> request.contains("UPDATE matches SET ended")),
  COMMIT_END((before, request) -> isCommit(request) && before.contains("UPDATE match_players")),
  FREE_PLAYERS(Script.END),
  STATUS_ENDED((before, request) -> isStatus(request, "Ended")),
  DELETE_POD(
      (before, request) -> request.startsWith("DELETE ") && path(request).contains("/pods/"));

  /** The steps of an operator, in order. */
  public static final List<Step> OF_OPERATOR =
      List.of(values()).subList(CLAIM.ordinal(), values().length);

  /** The steps of a gateway. */
  public static final List<Step> OF_GATEWAY = List.of(JOIN, CANCEL, ASK);

  private final BiPredicate<String, String> request;

  Step(Script script) {
    this((before, request) -> request.contains("EVALSHA") && request.contains(script.sha1()));
  }

  Step(BiPredicate<String, String> request) {
    this.request = request;
  }

  /**
   * Whether a request executes this step. The arguments are the previous request on the same
   * connection and the request.
   */
  public BiPredicate<String, String> request() {
    return request;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String path(String request) {
    return uri(request).split("\\?", 2)[0];
  }

  private static String query(String request) {
    return uri(request).substring(path(request).length());
  }

  private static String uri(String request) {
    return Optional.of(request.split(" ", 3))
        .filter(words -> words.length > 1)
        .map(words -> words[1])
        .orElse("");
  }

  private static boolean isStatus(String request, String phase) {
    return path(request).contains("/gamesessions/")
        && path(request).endsWith("/status")
        && request.contains("\"phase\":\"" + phase + "\"");
  }

  private static boolean isCommit(String request) {
    return request.contains("COMMIT");
  }
}
