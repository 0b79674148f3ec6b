package games.kickoff.redis.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The realm's Lua scripts, one file each. The text sent to Redis is that of {@code lib.lua}, then
 * that of the script's shared files, then that of its own: {@code moves.lua} for scripts that move
 * tickets or matches, {@code look.lua} for those that read a queue's counts.
 *
 * <p>The first line of each, but for {@link #JOIN}, declares script flags to Redis 7. None is
 * declared {@code no-writes}, so a server that is no primary refuses to run them; {@link #JOIN} is
 * refused at its first write. When Redis is full, only the scripts that take more memory for good
 * are refused, {@link #JOIN} and {@link #CLAIM}. All others are declared {@code allow-oom}: those
 * that free memory have to run, too, and they begin with a write.
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

  /** How a script is treated while Redis has no memory left. */
  private enum WhenFull {
    RUNS("#!lua flags=allow-oom\n"),
    REFUSED("#!lua\n"),
    /**
     * It runs and is refused at its first write, so that a join that needs no write is answered.
     * This is how Redis treats scripts without flags.
     */
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
   * @param shared the files it begins with, after {@code lib.lua}
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

  /** The digest by which EVALSHA runs the script while Redis has it cached. */
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
      // Redis prescribes SHA-1 for EVALSHA. It protects no secret here.
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
