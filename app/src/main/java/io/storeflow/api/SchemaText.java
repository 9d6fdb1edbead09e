package io.storeflow.api;

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

  private void write(JsonNode schema, StringBuilder text, int depth) {
    var shape = resolve(schema.has("anyOf") ? schema.at("/anyOf/0") : schema);
    if (depth > DEEPEST) text.append("…");
    else if (shape.has("properties")) object(shape, text, depth);
    else if (type(shape).equals("array")) {
      text.append('[');
      write(shape.path("items"), text, depth);
      text.append(']');
    } else text.append(type(shape));
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
