package games.kickoff.gateway.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's JSON object, or refuses it. Unknown fields are ignored, so that clients may
 * send more than this version knows.
 */
public final class JsonBody {

  static final int MAX_BYTES = 64 * 1024;
  static final String TOO_LARGE = "Send a body of at most 64 KB.";
  static final String WRONG_TYPE =
      "Send the body as application/json, in UTF-8 and without Content-Encoding.";

  private JsonBody() {}

  /**
   * The request's JSON object.
   *
   * @throws Refusal if the body is too large, too slow, incomplete, of another type, or no valid
   *     JSON object
   */
  public static ObjectNode read(Context request) {
    requireJson(request.contentType(), request.header("Content-Encoding"));
    return parse(text(bytes(request)));
  }

  private static void requireJson(@Nullable String type, @Nullable String encoding) {
    boolean identity = encoding == null || encoding.equalsIgnoreCase("identity");
    if (!identity || (type != null && !isJson(type))) {
      throw Refusal.of(415, "unsupported_media_type", WRONG_TYPE);
    }
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
    if (parts.length == 0 || !parts[0].strip().equals("application/json")) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return true;
  }

  /** Never reads more than one byte beyond the limit, whatever Content-Length says. */
  private static byte[] bytes(Context request) {
    if (request.req().getContentLengthLong() > MAX_BYTES) {
      throw tooLarge();
    }
    try {
      InputStream body = request.bodyInputStream();
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw Refusal.of(408, "request_timeout", "Send the whole body sooner.");
      }
      // The connection broke or its framing is wrong: most likely the client can't get this answer.
      throw Refusal.badRequest("incomplete_body", "Send the whole body.");
    }
  }

  private static Refusal tooLarge() {
    return Refusal.of(413, "body_too_large", TOO_LARGE);
  }

  /** Strict, unlike Jackson's decoder, which also guesses UTF-16 and accepts lone surrogates. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw invalid("is not UTF-8");
    }
  }

  private static ObjectNode parse(String text) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw invalid("is not valid JSON, or nested too deep, or has a field twice");
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw invalid("is no JSON object");
  }

  private static Refusal invalid(String what) {
    return Refusal.badRequest(
        "invalid_json", "The body " + what + ". Send a JSON object, as docs/api.md has it.");
  }
}
