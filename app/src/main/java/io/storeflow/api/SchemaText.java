package io.storeflow.api;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes a schema of the document as the JSON it describes, with types in the place of values. */
final class SchemaText {
  private static final int DEEPEST = 6;

  private final JsonNode openApi;

  SchemaText(JsonNode openApi) {
    this.openApi = openApi;
  }

  /** The first shape in a {@code content} node; empty for none. */
  String of(JsonNode content) {
    var types = content.properties().iterator();
    if (!types.hasNext()) return "";
    var text = new StringBuilder();
    write(types.next().getValue().path("schema"), text, 0);
    return text.toString();
  }

  /** Type of a single value, with its limits and the values that it may have. */
  String value(JsonNode schema) {
    return limited(resolve(schema));
  }

  private static String limited(JsonNode shape) {
    if (shape.has("enum"))
      return shape
          .path("enum")
          .valueStream()
          .map(JsonNode::asString)
          .collect(Collectors.joining(" | "));
    var text = type(shape);
    if (shape.has("maximum"))
      text += " " + shape.path("minimum").asString("0") + " to " + shape.path("maximum").asString();
    else if (shape.has("minimum")) text += " from " + shape.path("minimum").asString();
    else if (shape.has("maxLength"))
      text += ", at most " + shape.path("maxLength").asString() + " characters";
    if (shape.has("default")) text += ", " + shape.path("default").asString() + " if left out";
    return text;
  }

  private void write(JsonNode schema, StringBuilder text, int depth) {
    var shape = resolve(schema.has("anyOf") ? schema.at("/anyOf/0") : schema);
    if (depth > DEEPEST) text.append("…");
    else if (shape.has("properties")) object(shape, text, depth);
    else if (type(shape).equals("array")) {
      text.append('[');
      write(shape.path("items"), text, depth);
      text.append(']');
    } else text.append(limited(shape));
    if (isNullable(schema)) text.append(" or null");
  }

  private void object(JsonNode shape, StringBuilder text, int depth) {
    text.append("{\n");
    shape
        .path("properties")
        .properties()
        .forEach(
            property -> {
              text.append("  ".repeat(depth + 1)).append(property.getKey()).append(": ");
              write(property.getValue(), text, depth + 1);
              text.append('\n');
            });
    text.append("  ".repeat(depth)).append('}');
  }

  /** The first of several types: the other one is null. */
  private static String type(JsonNode shape) {
    var type = shape.path("type");
    return type.isArray() ? type.path(0).asString() : type.asString("any");
  }

  private static boolean isNullable(JsonNode schema) {
    return schema.has("anyOf")
        || schema.path("type").valueStream().anyMatch(type -> type.asString().equals("null"));
  }

  private JsonNode resolve(JsonNode schema) {
    var reference = schema.path("$ref").asString();
    return reference.isEmpty() ? schema : openApi.at(reference.substring(1));
  }
}
