package games.kickoff.gateway.serving.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters. */
public final class Query {

  /** Of a queue's label. */
  private static final int MAX_REGION = 128;

  private Query() {}

  /** The parameter's value, if it is there; empty, so mostly refused, when several times. */
  public static Optional<String> single(Context request, String name) {
    List<String> values = request.queryParams(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(values.size() == 1 ? values.getFirst() : "");
  }

  /**
   * The {@code limit} of how many are answered.
   *
   * @param otherwise when it is not there
   * @throws Refusal 400 when it is no number from 1 to the most
   */
  public static int limit(Context request, int otherwise, int most) {
    String text = single(request, "limit").orElse(Integer.toString(otherwise));
    int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > most) {
      throw Refusal.badRequest("invalid_limit", "Send a limit of 1 to " + most + ".");
    }
    return limit;
  }

  /**
   * A {@code region} to narrow the answer to; empty when none is given.
   *
   * @throws Refusal 400 when it can't be one
   */
  public static String region(Context request) {
    Optional<String> region = single(request, "region");
    if (region.filter(text -> !isRegion(text)).isPresent()) {
      throw Refusal.badRequest("invalid_region", "Send one region, such as eu-west.");
    }
    return region.orElse("");
  }

  /** Postgres' text has no NUL, and no name of a region any other control character. */
  private static boolean isRegion(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_REGION
        && text.chars().noneMatch(Character::isISOControl)
        && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /**
   * The {@code cursor} of a page, as the page before gave it.
   *
   * @param parse throws {@link IllegalArgumentException} when it is none
   * @throws Refusal 400 then
   */
  public static <C> Optional<C> cursor(Context request, Function<String, C> parse) {
    try {
      return single(request, "cursor").map(parse);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("invalid_cursor", "Send a cursor as the page before gave it.");
    }
  }
}
