package games.kickoff.faults.wire;

import java.util.Locale;

/**
 * A request of HTTP/1.1 as text in ISO-8859-1, so that each character is a byte.
 *
 * @param head the request line and the headers, with the empty line after them
 * @param body the body as it was sent, without the framing of chunks
 */
public record HttpText(String head, String body) {

  private static final String END = "\r\n\r\n";

  public static HttpText of(String request) {
    int end = request.indexOf(END);
    if (end < 0) {
      return new HttpText(request, "");
    }
    String head = request.substring(0, end + END.length());
    String body = request.substring(end + END.length());
    return new HttpText(head, isChunked(head) ? join(body) : body);
  }

  private static boolean isChunked(String head) {
    return head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked");
  }

  private static String join(String chunks) {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      int length = Integer.parseInt(chunks.substring(at, line).split(";", 2)[0].strip(), 16);
      if (length == 0) {
        return body.toString();
      }
      body.append(chunks, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
  }

  /** The request with another body, whose length its head says. */
  public String withBody(String other) {
    String without =
        head.substring(0, head.length() - END.length())
            .replaceAll("(?i)\r\n(transfer-encoding|content-length):[^\r\n]*", "");
    return without + "\r\nContent-Length: " + other.length() + END + other;
  }
}
