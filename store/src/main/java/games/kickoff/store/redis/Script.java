package games.kickoff.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The realm's scripts, one file each, every one preceded by {@code lib.lua}, and those that move
 * tickets or matches by {@code moves.lua}.
 */
public enum Script {
  ASK,
  ASSIGN(Moves.SHARED),
  CANCEL(Moves.SHARED),
  CLAIM(Moves.SHARED),
  CONFIRM(Moves.SHARED),
  END(Moves.SHARED),
  EXPIRE(Moves.SHARED),
  FAIL(Moves.SHARED),
  FREE_FORGOTTEN(Moves.SHARED),
  JOIN,
  MATCHES,
  OPEN,
  PLAYER,
  POOL,
  PUBLISH_QUEUE,
  REQUEUE(Moves.SHARED),
  RESTORE(Moves.SHARED),
  WITHDRAW_QUEUE(Moves.SHARED);

  private final String source;
  private final String sha1;

  /** Whether a script makes moves that others make, too. */
  private enum Moves {
    SHARED,
    NONE
  }

  Script() {
    this(Moves.NONE);
  }

  Script(Moves moves) {
    String name = name().toLowerCase(java.util.Locale.ROOT);
    String shared = moves == Moves.SHARED ? read("moves.lua") + "\n" : "";
    this.source = read("lib.lua") + "\n" + shared + read(name + ".lua");
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
