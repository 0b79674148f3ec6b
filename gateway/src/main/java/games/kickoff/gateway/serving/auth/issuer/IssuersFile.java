package games.kickoff.gateway.serving.auth.issuer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the file of issuers: a JSON list of objects with the fields {@code issuer}, {@code
 * audiences} (a list), {@code jwksUrl} or {@code jwksFile}, and optionally {@code playerClaim}
 * ({@code sub}) and {@code playerPrefix} (empty).
 */
public final class IssuersFile {

  private static final long MAX_BYTES = 64 * 1024;
  private static final int MOST_ISSUERS = 16;
  private static final int MOST_AUDIENCES = 16;

  private static final Pattern TEXT = Pattern.compile("[!-~]{1,512}");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:@-]{0,64}");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> FIELDS =
      Set.of("issuer", "audiences", "jwksUrl", "jwksFile", "playerClaim", "playerPrefix");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private IssuersFile() {}

  /**
   * The issuers in the file.
   *
   * @throws IllegalArgumentException saying what is wrong with the file
   */
  public static List<Issuer> read(String file) {
    JsonNode list = json(file);
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_ISSUERS) {
      throw new IllegalArgumentException(
          "%s is not a JSON list of 1 to %d issuers".formatted(file, MOST_ISSUERS));
    }
    List<Issuer> issuers = new ArrayList<>();
    for (JsonNode entry : list) {
      try {
        issuers.add(issuer(entry));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "issuer %d in %s: %s".formatted(issuers.size() + 1, file, e.getMessage()), e);
      }
    }
    requireApart(issuers);
    return List.copyOf(issuers);
  }

  private static JsonNode json(String file) {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MAX_BYTES) {
        throw new IllegalArgumentException(file + " is larger than 64 KB");
      }
      return JSON.readTree(Files.readString(path));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(file + " can't be read", e);
    }
  }

  private static Issuer issuer(JsonNode entry) {
    entry
        .fieldNames()
        .forEachRemaining(field -> {
          if (!FIELDS.contains(field)) {
            throw new IllegalArgumentException(
                "'%s' is none of its fields: %s"
                    .formatted(field, String.join(", ", FIELDS.stream().sorted().toList())));
          }
        });
    return new Issuer(
        text(entry, "issuer"),
        audiences(entry.path("audiences")),
        keys(entry),
        entry.has("playerClaim") ? text(entry, "playerClaim") : "sub",
        prefix(entry.path("playerPrefix")));
  }

  private static String text(JsonNode entry, String field) {
    String value = entry.path(field).asText("");
    if (!entry.path(field).isTextual() || !TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + " must be a text of 1 to 512 printable characters without space");
    }
    return value;
  }

  private static Set<String> audiences(JsonNode list) {
    Set<String> audiences = new LinkedHashSet<>();
    for (JsonNode audience : list) {
      audiences.add(audience.isTextual() ? audience.textValue() : "");
    }
    boolean valid = audiences.stream().allMatch(audience -> TEXT.matcher(audience).matches());
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_AUDIENCES || !valid) {
      throw new IllegalArgumentException(
          "audiences must be a list of 1 to %d texts: a token for anybody else's application"
                  .formatted(MOST_AUDIENCES)
              + " would be accepted without");
    }
    return Set.copyOf(audiences);
  }

  private static String prefix(JsonNode node) {
    String prefix = node.isMissingNode() ? "" : node.asText("\n");
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "playerPrefix must be up to 64 characters of A-Z a-z 0-9 . _ : @ -");
    }
    return prefix;
  }

  private static URI keys(JsonNode entry) {
    if (entry.has("jwksUrl") == entry.has("jwksFile")) {
      throw new IllegalArgumentException("one of jwksUrl and jwksFile must be there");
    }
    return entry.has("jwksUrl") ? url(text(entry, "jwksUrl")) : file(text(entry, "jwksFile"));
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      String host = String.valueOf(url.getHost());
      boolean safe =
          "https".equals(url.getScheme())
              || ("http".equals(url.getScheme()) && LOOPBACK.contains(host));
      if (safe && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // refused below, like any URL that is not one of https
    }
    throw new IllegalArgumentException(
        "jwksUrl must be a URL of https without user and password: whoever could change the keys"
            + " on their way could be any player");
  }

  private static URI file(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute() || !Files.isReadable(path)) {
      throw new IllegalArgumentException("jwksFile must be a readable file's absolute path");
    }
    return path.toUri();
  }

  /** Requires that no two issuers have one name, and that no player's id could be of two. */
  private static void requireApart(List<Issuer> issuers) {
    for (Issuer one : issuers) {
      for (Issuer other : issuers) {
        if (one == other) {
          continue;
        }
        if (one.name().equals(other.name())) {
          throw new IllegalArgumentException("there are two issuers " + one.name());
        }
        if (one.playerPrefix().startsWith(other.playerPrefix())) {
          throw new IllegalArgumentException(
              "playerPrefix of %s begins with that of %s: players of both could have one id"
                  .formatted(one.name(), other.name()));
        }
      }
    }
  }
}
