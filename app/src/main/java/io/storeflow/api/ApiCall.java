package io.storeflow.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A call of an operation that can be copied into a shell.
 *
 * @param what it asks for; empty where there is one only
 */
record ApiCall(String what, String curl) {

  /** One for each example of a body; one where there is no body. */
  static List<ApiCall> of(String url, String method, JsonNode operation) {
    var head = head(filled(url, operation), method, operation);
    var examples = operation.at("/requestBody/content/application~1json/examples");
    if (examples.isMissingNode()) return List.of(new ApiCall("", String.join(" \\\n  ", head)));
    return examples.properties().stream().map(it -> with(head, it)).toList();
  }

  private static ApiCall with(List<String> head, Map.Entry<String, JsonNode> example) {
    var lines = new ArrayList<>(head);
    lines.add("--json " + quoted(example.getValue().path("value").toPrettyString()));
    return new ApiCall(
        example.getValue().path("description").asString(), String.join(" \\\n  ", lines));
  }

  private static List<String> head(String url, String method, JsonNode operation) {
    var lines = new ArrayList<String>();
    lines.add("curl -X " + method.toUpperCase(Locale.ROOT) + " " + quoted(url));
    if (!operation.path("security").isEmpty()) lines.add("-H 'Authorization: Bearer sf_...'");
    for (var parameter : operation.path("parameters")) {
      if (parameter.path("in").asString().equals("header"))
        lines.add(
            "-H "
                + quoted(
                    parameter.path("name").asString()
                        + ": "
                        + parameter.path("example").asString()));
    }
    return lines;
  }

  private static String filled(String url, JsonNode operation) {
    var filled = url;
    for (var parameter : operation.path("parameters"))
      filled =
          filled.replace(
              "{" + parameter.path("name").asString() + "}", parameter.path("example").asString());
    return filled;
  }

  /** As one word of a POSIX shell. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
