package games.kickoff.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The realm's scripts, one file each, every one preceded by {@code lib.lua}, those that move
 * tickets or matches by {@code moves.lua}, and those that look at a queue by {@code look.lua}.
 */
public enum Script {
  ASK,
  ASSIGN("moves.lua"),
  CANCEL("moves.lua"),
  CLAIM("moves.lua"),
  CONFIRM("moves.lua"),
  DROP_MATCH("moves.lua"),
  END("moves.lua"),
  EXPIRE("moves.lua"),
  FAIL("moves.lua"),
  FREE_FORGOTTEN("moves.lua"),
  JOIN,
  MATCHES,
  MEND_KEYS("moves.lua"),
  MEND_STRAY("moves.lua"),
  OPEN,
  PLAYER,
  POOL("look.lua"),
  POOL_NEWS("look.lua"),
  POOL_PART("look.lua"),
  PUBLISH_QUEUE,
  RAISE_FENCE,
  READ_FENCE,
  REQUEUE("moves.lua"),
  RESTORE("moves.lua"),
  STRAYS("moves.lua"),
  TELL_BLOCKED,
  WITHDRAW_QUEUE("moves.lua");

  private final String source;
  private final String sha1;

  /**
   * @param shared files it begins with, after {@code lib.lua}
   */
  Script(String... shared) {
    StringBuilder text = new StringBuilder(read("lib.lua")).append('\n');
    for (String file : shared) {
      text.append(read(file)).append('\n');
    }
    String name = name().toLowerCase(java.util.Locale.ROOT);
    this.source = text.append(read(name + ".lua")).toString();
    this.sha1 = sha1(source);
  }

  /** The whole text that Redis runs. */
  String source() {
    return source;
  }

  /** The name under which Redis keeps it, if it still does. */
  public String sha1() {
    return sha1;
  }

  private static String read(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("script " + file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha1(String text) {
    try {
      // Redis' own choice for EVALSHA; nothing here is kept secret by it.
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
