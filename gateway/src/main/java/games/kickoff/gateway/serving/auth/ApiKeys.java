package games.kickoff.gateway.serving.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The API keys of the studio's backend. A given key is compared as a digest with the digests of all
 * of them, so that the time it takes reveals neither their length nor which one is similar.
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
