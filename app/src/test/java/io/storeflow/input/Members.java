package io.storeflow.input;

import io.storeflow.testing.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The members of the body of a route, as the document of the API names them. */
final class Members {
  private final JsonNode document;

  Members(JsonNode document) {
    this.document = document;
  }

  /** JSON pointers; of a list, those of its first item. */
  List<String> of(Route route) {
    var operation =
        document
            .path("paths")
            .path(route.pattern())
            .path(route.method().name().toLowerCase(Locale.ROOT));
    var found = new ArrayList<String>();
    collect(operation.at("/requestBody/content/application~1json/schema"), "", found);
    if (found.isEmpty()) throw new AssertionError("The document has no body for " + route);
    return found;
  }

  private void collect(JsonNode schema, String at, List<String> found) {
    var shape = resolve(schema.has("anyOf") ? schema.at("/anyOf/0") : schema);
    if (!at.isEmpty()) found.add(at);
    if (shape.has("items")) collect(shape.get("items"), at + "/0", found);
    shape
        .path("properties")
        .properties()
        .forEach(member -> collect(member.getValue(), at + "/" + member.getKey(), found));
  }

  private JsonNode resolve(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }
}
