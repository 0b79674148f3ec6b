package games.kickoff.gateway.serving.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers errors of requests that never reach a route in the same JSON as all others: those of
 * Jetty's parser (URL or headers too long, wrong framing) and of its servlet layer. Jetty's own
 * handlers would answer HTML, or the type that the Accept header names.
 */
final class ParserErrors {

  private static final String JSON = "application/json";
  private static final List<Charset> UTF_8 = List.of(StandardCharsets.UTF_8);

  private ParserErrors() {}

  private static void print(PrintWriter writer, int status) {
    try {
      writer.write(Json.MAPPER.writeValueAsString(ErrorBody.ofStatus(status)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Errors before the servlet layer. After each of them the connection is closed. */
  static final class OfServer extends ErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }

    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int code,
        @Nullable String message,
        @Nullable Throwable cause,
        Callback callback)
        throws IOException {
      // HTTP/1.0 and errors before the version is known: Jetty would close without a word
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
      generateAcceptableResponse(request, response, callback, JSON, UTF_8, code, message, cause);
    }

    @Override
    protected void writeErrorJson(
        Request request,
        PrintWriter writer,
        int code,
        @Nullable String message,
        @Nullable Throwable cause) {
      print(writer, code);
    }
  }

  /** Errors inside the servlet layer. */
  static final class OfServlets extends ErrorPageErrorHandler {

    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }

    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int code,
        @Nullable String message,
        @Nullable Throwable cause,
        Callback callback)
        throws IOException {
      generateAcceptableResponse(request, response, callback, JSON, UTF_8, code, message, cause);
    }

    @Override
    protected void writeErrorJson(
        Request request,
        PrintWriter writer,
        int code,
        @Nullable String message,
        @Nullable Throwable cause) {
      print(writer, code);
    }
  }
}
