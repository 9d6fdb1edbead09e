package io.storeflow.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the API, for reading.
 *
 * @param calls how to call it, each with a body of its own
 * @param request the shape of the body, empty for none; {@code answer}: that of the good answer
 * @param status of the good answer, with {@code example} as JSON
 */
record ApiOperation(
    String id,
    String method,
    String path,
    String summary,
    String description,
    List<Parameter> parameters,
    List<ApiCall> calls,
    String request,
    String status,
    String example,
    String answer,
    List<Refusal> refusals) {

  /**
   * @param type with its limits and the values that it may have
   */
  record Parameter(String name, String place, String type, boolean required, String description) {}

  /** A problem that it answers with. */
  record Refusal(String status, String code, String when) {}

  /**
   * @param server where the API is, such as {@code https://shop.example.com}
   */
  static ApiOperation of(
      JsonNode openApi, String server, String path, String method, JsonNode operation) {
    var shapes = new SchemaText(openApi);
    var good = good(operation);
    var parameters = operation.path("parameters").valueStream();
    return new ApiOperation(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asString(),
        operation.path("description").asString(),
        parameters.map(it -> parameter(it, shapes)).toList(),
        ApiCall.of(server + path, method, operation),
        shapes.of(operation.at("/requestBody/content")),
        good.getKey(),
        good.getValue().at("/content/application~1json/example").toPrettyString(),
        shapes.of(good.getValue().path("content")),
        refusals(operation).toList());
  }

  private static Map.Entry<String, JsonNode> good(JsonNode operation) {
    return operation.path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Refusal> refusals(JsonNode operation) {
    return operation.path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("4"))
        .flatMap(
            response ->
                Arrays.stream(response.getValue().path("description").asString().split("\n"))
                    .map(line -> refusal(response.getKey(), line)));
  }

  private static Refusal refusal(String status, String line) {
    var parts = line.split("`: ", 2);
    return new Refusal(status, parts[0].substring(1), parts[1]);
  }

  private static Parameter parameter(JsonNode node, SchemaText shapes) {
    return new Parameter(
        node.path("name").asString(),
        node.path("in").asString(),
        shapes.value(node.path("schema")),
        node.path("required").asBoolean(),
        node.path("description").asString());
  }
}
