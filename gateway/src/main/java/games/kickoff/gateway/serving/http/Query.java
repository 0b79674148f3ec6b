package games.kickoff.gateway.serving.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters. */
public final class Query {

  private static final int MAX_REGION = 128;

  private Query() {}

  /**
   * The parameter's value, if it is present. If it is present several times, the value is the empty
   * string, which most routes refuse.
   */
  public static Optional<String> single(Context request, String name) {
    List<String> values = request.queryParams(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(values.size() == 1 ? values.getFirst() : "");
  }

  /**
   * The parameter {@code limit}: how many items the answer may have.
   *
   * @param otherwise the limit if the parameter is absent
   * @param most the greatest accepted limit
   * @throws Refusal 400 if it is no number from 1 to {@code most}
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
   * The parameter {@code region}, by which the answer is filtered; the empty string if it is
   * absent.
   *
   * @throws Refusal 400 if it can't be the name of a region
   */
  public static String region(Context request) {
    Optional<String> region = single(request, "region");
    if (region.filter(text -> !isRegion(text)).isPresent()) {
      throw Refusal.badRequest("invalid_region", "Send one region, such as eu-west.");
    }
    return region.orElse("");
  }

  /** Postgres can't store NUL in a text, and no region's name has another control character. */
  private static boolean isRegion(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_REGION
        && text.chars().noneMatch(Character::isISOControl)
        && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  /**
   * The parameter {@code cursor}: where a page begins, as returned with the previous page.
   *
   * @param parse throws {@link IllegalArgumentException} if the text is no cursor
   * @throws Refusal 400 if the text is no cursor
   */
  public static <C> Optional<C> cursor(Context request, Function<String, C> parse) {
    try {
      return single(request, "cursor").map(parse);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("invalid_cursor", "Send a cursor as the page before gave it.");
    }
  }
}
