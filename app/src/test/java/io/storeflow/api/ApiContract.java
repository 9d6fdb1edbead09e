package io.storeflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document as something that can be broken: tells whether bodies are what it describes,
 * and which of its operations have been held against it. A member that it does not name counts as
 * wrong.
 */
final class ApiContract {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi31());

  private final JsonNode document;
  private final Set<String> seen = new HashSet<>();

  ApiContract(String document) {
    this.document = JSON.readTree(document);
    closeObjects(this.document.at("/components/schemas"));
  }

  JsonNode document() {
    return document;
  }

  /** Every operation of the document, such as {@code get /api/v1/track/{publicId}}. */
  Set<String> operations() {
    var all = new HashSet<String>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> all.add(method + " " + path.getKey())));
    return all;
  }

  boolean asksForAKey(String operation) {
    return operation(operation).has("security");
  }

  Set<String> seen() {
    return seen;
  }

  /** Fails unless the answer is one that the document announces, in type and in shape. */
  void holds(String operation, HttpResponse<String> answer) {
    var responses = operation(operation).get("responses");
    var status = Integer.toString(answer.statusCode());
    var response = responses.has(status) ? responses.get(status) : responses.get("default");
    var type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    assertThat(response.get("content").propertyNames())
        .as(operation + " answers " + status + " " + type + ": " + answer.body())
        .contains(type);
    var schema = response.get("content").get(type).get("schema");
    assertThat(faults(schema, answer.body())).as(operation + " " + answer.body()).isEmpty();
    if (answer.statusCode() < 300) seen.add(operation);
    else if (responses.has(status))
      assertThat(response.get("description").stringValue())
          .as(operation + " names the code of " + answer.body())
          .contains("`" + JSON.readTree(answer.body()).get("code").stringValue() + "`");
  }

  /** What is wrong with the example of the good answer. */
  List<Error> faultsOfExample(String operation) {
    var good =
        operation(operation).get("responses").properties().stream()
            .filter(it -> it.getKey().startsWith("2"))
            .findFirst()
            .orElseThrow();
    if (!good.getValue().has("content")) return List.of();
    var media = good.getValue().at("/content/application~1json");
    return faults(media.get("schema"), media.get("example").toString());
  }

  /** What is wrong with a body that is sent to the operation. */
  List<Error> faultsOfRequest(String operation, String body) {
    return faults(requestBody(operation).get("schema"), body);
  }

  JsonNode requestBody(String operation) {
    return operation(operation).at("/requestBody/content/application~1json");
  }

  private JsonNode operation(String operation) {
    var parts = operation.split(" ", 2);
    var node = document.get("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    assertThat(node.isObject()).as("the document has " + operation).isTrue();
    return node;
  }

  private List<Error> faults(JsonNode schema, String body) {
    var whole = ((ObjectNode) schema.deepCopy()).set("components", document.get("components"));
    return SCHEMAS
        .getSchema(whole)
        .validate(
            JSON.readTree(body),
            run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static void closeObjects(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiContract::closeObjects);
  }
}
