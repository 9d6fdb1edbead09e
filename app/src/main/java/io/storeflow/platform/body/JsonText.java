package io.storeflow.platform.body;

import io.storeflow.platform.failure.Problem;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API takes it: each member once, nothing behind the end, numbers as exact as sent. */
final class JsonText {
  /** Values, names and brackets of one body; a hundred items with all that they may carry. */
  static final int MOST_TOKENS = 20_000;

  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private JsonText() {}

  /**
   * @throws Problem 400 if it is no JSON object
   */
  static JsonNode object(byte[] body) {
    if (body.length == 0) throw Problem.malformed("", "json.empty");
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException malformed) {
      throw unreadable(malformed);
    }
    if (!root.isObject()) throw Problem.malformed("", "json.object", "{\"items\": []}");
    return root;
  }

  static String canonical(JsonNode node) {
    var text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      text.append('{');
      var sorted = new TreeMap<String, JsonNode>();
      for (Map.Entry<String, JsonNode> member : node.properties())
        sorted.put(member.getKey(), member.getValue());
      sorted.forEach(
          (name, value) -> {
            text.append(JSON.writeValueAsString(name)).append(':');
            write(value, text);
            text.append(',');
          });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (var item : node) {
        write(item, text);
        text.append(',');
      }
      text.append(']');
    } else if (node.isNumber()) {
      var number = node.decimalValue();
      text.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
    } else {
      text.append(JSON.writeValueAsString(node));
    }
  }

  private static Problem unreadable(JacksonException malformed) {
    if (malformed instanceof StreamConstraintsException)
      return Problem.malformed("", "json.bounds", MOST_TOKENS);
    var at = malformed.getLocation();
    return at == null || at.getLineNr() < 1
        ? Problem.malformed("", "json.broken")
        : Problem.malformed("", "json.broken.at", at.getLineNr(), at.getColumnNr());
  }
}
