package io.storeflow.platform.body;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a schema of the API's document says of the structure of a body: members, types, what must be
 * there, and the limits of numbers and lists. Lengths and forms of texts are left out, as they hold
 * for what the readers make of a text; so is null, as a member that is null is one that is missing.
 */
final class Structure {
  private static final String SCHEMAS = "#/components/schemas/";

  /** Keywords with a value that stays as it is. */
  private static final Set<String> KEPT =
      Set.of("required", "minItems", "maxItems", "minimum", "maximum", "enum");

  /** What is said of texts, or to people. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "minLength",
          "maxLength",
          "pattern",
          "format",
          "title",
          "description",
          "default",
          "example",
          "examples");

  private final JsonNode described;
  private final Map<String, ObjectNode> named = new LinkedHashMap<>();

  private Structure(JsonNode described) {
    this.described = described;
  }

  /**
   * The structure of one body, complete in itself.
   *
   * @param described a schema with the {@code components} that it refers to
   * @throws IllegalStateException if it says what this cannot check
   */
  static ObjectNode of(JsonNode described) {
    var structure = new Structure(described);
    var whole = JsonNodeFactory.instance.objectNode();
    structure.add("$ref", described.get("$ref"), whole);
    var named = whole.putObject("$defs");
    structure.named.forEach(named::set);
    return whole;
  }

  private ObjectNode schema(JsonNode schema) {
    if (schema.has("anyOf")) return schema(notNull(schema.get("anyOf")));
    var kept = JsonNodeFactory.instance.objectNode();
    for (var keyword : schema.properties()) add(keyword.getKey(), keyword.getValue(), kept);
    return kept;
  }

  private void add(String keyword, JsonNode value, ObjectNode kept) {
    if (KEPT.contains(keyword)) kept.set(keyword, value);
    if (keyword.equals("$ref")) kept.put("$ref", "#/$defs/" + named(value.stringValue()));
    else if (keyword.equals("type")) kept.put("type", type(value));
    else if (keyword.equals("items")) kept.set("items", schema(value));
    else if (keyword.equals("additionalProperties") && value.isObject())
      kept.set(keyword, schema(value));
    else if (keyword.equals("properties")) {
      var members = kept.putObject("properties");
      value.properties().forEach(each -> members.set(each.getKey(), schema(each.getValue())));
    } else if (!KEPT.contains(keyword) && !LEFT_OUT.contains(keyword))
      throw new IllegalStateException("No body is checked for " + keyword + " yet: " + kept);
  }

  private String named(String reference) {
    var name = reference.substring(SCHEMAS.length());
    if (named.putIfAbsent(name, JsonNodeFactory.instance.objectNode()) == null)
      named.put(name, schema(described.at(reference.substring(1))));
    return name;
  }

  /** Of several types one is null. */
  private static String type(JsonNode type) {
    if (type.isString()) return type.stringValue();
    var types = new TreeSet<String>();
    for (var each : type) types.add(each.stringValue());
    types.remove("null");
    if (types.size() != 1) throw new IllegalStateException("No body is checked for types " + type);
    return types.getFirst();
  }

  private static JsonNode notNull(JsonNode choices) {
    if (choices.size() != 2 || !choices.at("/1/type").asString("").equals("null"))
      throw new IllegalStateException("No body is checked for a choice of " + choices);
    return choices.get(0);
  }
}
