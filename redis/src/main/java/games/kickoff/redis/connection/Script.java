package games.kickoff.redis.connection;

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
 *
 * <p>Each says in its first line what Redis must know before it runs it (script flags, Redis 7).
 * None is declared free of writes, so a server that is no primary refuses all of them. When Redis
 * is full, only what takes more memory for good is refused: a join and a claim. Whatever frees
 * memory must run, and begins with a write.
 */
public enum Script {
  ASK,
  ASSIGN("moves.lua"),
  CANCEL("moves.lua"),
  CLAIM(WhenFull.REFUSED, "moves.lua"),
  CONFIRM("moves.lua"),
  DROP_MATCH("moves.lua"),
  END("moves.lua"),
  EXPIRE("moves.lua"),
  FAIL("moves.lua"),
  FREE_FORGOTTEN("moves.lua"),
  JOIN(WhenFull.CHANGES_NOTHING),
  MATCHES,
  MEND_KEYS("moves.lua"),
  MEND_STRAY("moves.lua"),
  NUDGE,
  OPEN,
  PLAYER,
  POOL("look.lua"),
  POOL_NEWS("look.lua"),
  POOL_PART("look.lua"),
  PUBLISH_QUEUE,
  RAISE_FENCE,
  READ_FENCE,
  READY,
  REQUEUE("moves.lua"),
  RESTORE("moves.lua"),
  STRAYS("moves.lua"),
  WRITE_BLOCKED,
  WITHDRAW_QUEUE("moves.lua");

  /** What becomes of a script while Redis has no memory left. */
  private enum WhenFull {
    RUNS("#!lua flags=allow-oom\n"),
    REFUSED("#!lua\n"),
    /** It is refused at its first write: without flags a script may do all else. */
    CHANGES_NOTHING("");

    private final String head;

    WhenFull(String head) {
      this.head = head;
    }
  }

  private final String source;
  private final String sha1;

  Script(String... shared) {
    this(WhenFull.RUNS, shared);
  }

  /**
   * @param shared files it begins with, after {@code lib.lua}
   */
  Script(WhenFull whenFull, String... shared) {
    StringBuilder text = new StringBuilder(whenFull.head).append(read("lib.lua")).append('\n');
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
