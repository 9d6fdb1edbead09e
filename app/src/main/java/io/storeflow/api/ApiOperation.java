package io.storeflow.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the API, for reading.
 *
 * @param request the shape of the body, empty for none; {@code answer}: that of the good answer
 */
record ApiOperation(
    String id,
    String method,
    String path,
    String summary,
    String description,
    List<Parameter> parameters,
    String request,
    String answer) {

  record Parameter(String name, String place, String type, boolean required, String description) {}

  static ApiOperation of(JsonNode openApi, String path, String method, JsonNode operation) {
    var shapes = new SchemaText(openApi);
    return new ApiOperation(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asString(),
        operation.path("description").asString(),
        operation.path("parameters").valueStream().map(ApiOperation::parameter).toList(),
        shapes.of(operation.at("/requestBody/content")),
        shapes.of(good(operation).path("content")));
  }

  private static JsonNode good(JsonNode operation) {
    var responses = operation.path("responses");
    return StreamSupport.stream(responses.properties().spliterator(), false)
        .filter(response -> response.getKey().startsWith("2"))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElse(responses.path("200"));
  }

  private static Parameter parameter(JsonNode node) {
    return new Parameter(
        node.path("name").asString(),
        node.path("in").asString(),
        node.at("/schema/type").asString(),
        node.path("required").asBoolean(),
        node.path("description").asString());
  }
}
