package games.kickoff.gateway.serving.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The keys of the studio's backend. Kept and compared as digests, all of them each time: how long
 * it takes shows neither their length nor which of them was near.
 */
final class ApiKeys {

  private final List<byte[]> digests;

  ApiKeys(List<Secret> keys) {
    this.digests = keys.stream().map(key -> digest(key.bytes())).toList();
  }

  boolean accept(String key) {
    byte[] given = digest(key.getBytes(StandardCharsets.UTF_8));
    boolean known = false;
    for (byte[] digest : digests) {
      known |= MessageDigest.isEqual(digest, given);
    }
    return known;
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
