package games.kickoff.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks answers against the OpenAPI description. */
public final class Described {

  private static final ObjectMapper JSON = new ObjectMapper();

  public static final JsonNode DOCUMENT = document();

  private static final List<Map.Entry<Pattern, JsonNode>> PATHS =
      DOCUMENT.get("paths").properties().stream()
          .map(path -> Map.entry(pattern(path.getKey()), path.getValue()))
          .toList();

  private static final Set<String> CODES =
      DOCUMENT
          .at("/components/schemas/Error/properties/error/enum")
          .valueStream()
          .map(JsonNode::asText)
          .collect(Collectors.toSet());

  private Described() {}

  private static JsonNode document() {
    try (InputStream in = Described.class.getResourceAsStream("/openapi/kickoff.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pattern pattern(String template) {
    return Pattern.compile("(/api)?" + template.replaceAll("[{][a-z_]+[}]", "[^/]+"));
  }

  static void check(HttpResponse<String> response) throws IOException {
    JsonNode operation = operation(response.request().method(), response.uri().getPath());
    if (operation.isMissingNode()) {
      return;
    }
    JsonNode answer =
        resolve(operation.get("responses").path(Integer.toString(response.statusCode())));
    if (answer.isMissingNode()) {
      assertThat(response.statusCode()).as("undescribed: %s", response).isEqualTo(500);
      return;
    }
    checkBody(answer.path("content"), response);
  }

  private static JsonNode operation(String method, String path) {
    return PATHS.stream()
        .filter(entry -> entry.getKey().matcher(path).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .map(methods -> methods.path(method.toLowerCase(Locale.ROOT)))
        .orElse(JSON.missingNode());
  }

  private static void checkBody(JsonNode content, HttpResponse<String> response)
      throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("").split(";")[0];
    assertThat(content.fieldNames()).toIterable().as("%s", response).contains(type);
    if (!type.equals("application/json")) {
      return;
    }
    JsonNode schema = resolve(content.get(type).get("schema"));
    JsonNode body = JSON.readTree(response.body());
    List<String> wrong = new ArrayList<>();
    compare("", schema, body, wrong);
    assertThat(wrong).as("%s: %s", response, response.body()).isEmpty();
    if (body.has("error")) {
      assertThat(CODES).contains(body.get("error").asText());
    }
  }

  private static JsonNode resolve(JsonNode schema) {
    return schema.has("$ref") ? DOCUMENT.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  /** Checks that all required fields are present and that all present fields are described. */
  private static void compare(String at, JsonNode given, JsonNode body, List<String> wrong) {
    JsonNode schema = resolve(given);
    if (schema.has("oneOf")) {
      boolean several = body.has("tickets");
      compare(at, schema.get("oneOf").get(several ? 1 : 0), body, wrong);
      return;
    }
    schema
        .path("required")
        .forEach(name -> {
          if (!body.has(name.asText())) {
            wrong.add(at + "/" + name.asText() + " is missing");
          }
        });
    if (schema.has("properties")) {
      body.properties()
          .forEach(field -> {
            JsonNode property = schema.get("properties").path(field.getKey());
            if (property.isMissingNode()) {
              wrong.add(at + "/" + field.getKey() + " is not described");
            } else {
              compare(at + "/" + field.getKey(), property, field.getValue(), wrong);
            }
          });
    }
    if (schema.has("enum")) {
      boolean known = schema.get("enum").valueStream().anyMatch(body::equals);
      if (!known) {
        wrong.add(at + " is " + body);
      }
    }
    if (schema.has("items")) {
      body.forEach(item -> compare(at + "[]", schema.get("items"), item, wrong));
    }
  }
}
