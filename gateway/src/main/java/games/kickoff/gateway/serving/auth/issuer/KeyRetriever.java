package games.kickoff.gateway.serving.auth.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches an issuer's JWKS from its URL or file: at most 64 KB, within a time limit for the whole
 * answer, without following redirects.
 */
final class KeyRetriever implements ResourceRetriever {

  static final int MAX_BYTES = 64 * 1024;

  private static final Logger log = LoggerFactory.getLogger(KeyRetriever.class);

  private final String issuer;
  private final Duration timeout;
  private final Counter fetches;
  private final HttpClient client;

  /**
   * @param fetches by the labels issuer and result
   */
  KeyRetriever(String issuer, Duration timeout, Counter fetches) {
    this.issuer = issuer;
    this.timeout = timeout;
    this.fetches = fetches;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    try {
      String text = text(url.toURI());
      JWKSet.parse(text); // so that an answer that holds no keys is a failed fetch
      fetches.labels(issuer, "ok").inc();
      return new Resource(text, "application/json");
    } catch (IOException | URISyntaxException | ParseException e) {
      fetches.labels(issuer, "error").inc();
      log.warn("The keys of issuer {} can't be fetched from {}: {}", issuer, url, e.toString());
      throw new IOException("the keys of " + issuer + " can't be fetched", e);
    }
  }

  private String text(URI at) throws IOException {
    byte[] bytes = "file".equals(at.getScheme()) ? file(Path.of(at)) : answer(at);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] file(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("larger than 64 KB");
      }
      return bytes;
    }
  }

  private byte[] answer(URI at) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(at).header("Accept", "application/json").build();
    // The time limit of a request ends with the headers of its answer; this one includes the body.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException("status " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException e) {
      throw new IOException("no complete answer within " + timeout, e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      answer.cancel(true);
    }
  }
}
