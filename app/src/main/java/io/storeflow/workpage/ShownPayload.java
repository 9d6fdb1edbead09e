package io.storeflow.workpage;

import io.storeflow.platform.trouble.Veil;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What work was given, as it may be shown: never what opens something, and of people as asked. */
final class ShownPayload {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ShownPayload() {}

  /**
   * @param people whether the reader may see who somebody is
   */
  static String of(String payload, boolean people) {
    try {
      return JSON.writeValueAsString(veiled("", JSON.readTree(payload), people));
    } catch (JacksonException noJson) {
      return text(payload, people);
    }
  }

  /** Any text, such as an error. */
  static String text(String text, boolean people) {
    var open = Veil.secrets(text);
    return people ? open : Veil.people(open);
  }

  /** The row id of the order that the work is about, if it names one. */
  static OptionalLong order(String payload) {
    try {
      var tree = JSON.readTree(payload);
      var id = tree.has("order_id") ? tree.get("order_id") : tree.path("orderId");
      return id.canConvertToLong() ? OptionalLong.of(id.asLong()) : OptionalLong.empty();
    } catch (JacksonException noJson) {
      return OptionalLong.empty();
    }
  }

  private static JsonNode veiled(String name, JsonNode node, boolean people) {
    var make = JsonNodeFactory.instance;
    if (node.isContainer()) return inside(name, node, people);
    if (Veil.isSecret(name) && !node.isNull()) return make.stringNode(Veil.HIDDEN);
    if (!node.isString()) return node;
    return !people && Veil.isPersonal(name)
        ? make.stringNode(Veil.HIDDEN)
        : make.stringNode(text(node.stringValue(), people));
  }

  private static JsonNode inside(String name, JsonNode node, boolean people) {
    if (node instanceof ArrayNode list) {
      var shown = JsonNodeFactory.instance.arrayNode();
      list.forEach(each -> shown.add(veiled(name, each, people)));
      return shown;
    }
    var shown = JsonNodeFactory.instance.objectNode();
    ((ObjectNode) node)
        .properties()
        .forEach(it -> shown.set(it.getKey(), veiled(it.getKey(), it.getValue(), people)));
    return shown;
  }
}
