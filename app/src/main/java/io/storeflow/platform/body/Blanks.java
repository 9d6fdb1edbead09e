package io.storeflow.platform.body;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts something empty where a body has a fault, so that its record can be made all the same. */
final class Blanks {
  private static final Names NAMES = new Names();

  private Blanks() {}

  private static final class Names extends SnakeCaseStrategy {
    String of(String member) {
      return translate(member);
    }
  }

  /** As the member is called in JSON. */
  static String name(RecordComponent component) {
    return NAMES.of(component.getName());
  }

  /** Takes out what stands there; an item of a list stays as null. */
  static void clear(JsonNode body, String pointer) {
    var at = JsonPointer.compile(pointer);
    var parent = body.at(at.head());
    if (parent instanceof ObjectNode object) object.remove(at.last().getMatchingProperty());
    else if (parent instanceof ArrayNode list) list.setNull(at.last().getMatchingIndex());
  }

  /** Fills what a record of that type must have and the body has not. */
  static void fill(ObjectNode body, Class<?> record) {
    for (var component : record.getRecordComponents()) {
      var name = name(component);
      if (!body.has(name) && !isNullable(component)) body.set(name, blank(component.getType()));
      fill(body.get(name), component.getGenericType());
    }
  }

  private static void fill(@Nullable JsonNode node, Type type) {
    if (node instanceof ObjectNode object && type instanceof Class<?> record && record.isRecord())
      fill(object, record);
    if (node instanceof ArrayNode list && type instanceof ParameterizedType generic)
      for (int i = 0; i < list.size(); i++) {
        var item = generic.getActualTypeArguments()[0];
        if (list.get(i).isNull()) list.set(i, blank((Class<?>) item));
        fill(list.get(i), item);
      }
  }

  private static JsonNode blank(Class<?> type) {
    var json = JsonNodeFactory.instance;
    if (type == String.class) return json.stringNode("");
    if (type == boolean.class) return json.booleanNode(false);
    if (List.class.isAssignableFrom(type)) return json.arrayNode();
    return type.isPrimitive() ? json.numberNode(0) : json.objectNode();
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
