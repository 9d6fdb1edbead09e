package io.storeflow.standin.book;

import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes and reads JSON; a path names members with dots: {@code outcome.type}. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private Json() {}

  /** An object of names and values in turn; a value is null, a text, number, flag or JSON. */
  public static ObjectNode of(@Nullable Object... pairs) {
    var made = MAKE.objectNode();
    for (int i = 0; i < pairs.length; i += 2)
      made.set(String.valueOf(pairs[i]), node(pairs[i + 1]));
    return made;
  }

  /** Members that are there and say nothing. */
  public static ObjectNode nulls(String... names) {
    var made = MAKE.objectNode();
    for (var name : names) made.putNull(name);
    return made;
  }

  public static ArrayNode list(@Nullable Object... values) {
    var made = MAKE.arrayNode();
    for (var value : values) made.add(node(value));
    return made;
  }

  public static ArrayNode listOf(Collection<?> values) {
    return list(values.toArray());
  }

  public static JsonNode node(@Nullable Object value) {
    return switch (value) {
      case null -> MAKE.nullNode();
      case JsonNode json -> json;
      case String text -> MAKE.stringNode(text);
      case Boolean flag -> MAKE.booleanNode(flag);
      case Integer number -> MAKE.numberNode(number);
      case Long number -> MAKE.numberNode(number);
      case Collection<?> all -> listOf(all);
      case Map<?, ?> map -> {
        var made = MAKE.objectNode();
        map.forEach((name, each) -> made.set(String.valueOf(name), node(each)));
        yield made;
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  public static JsonNode at(JsonNode from, String path) {
    var here = from;
    for (var name : path.split("\\.")) {
      var next = here.get(name);
      if (next == null) return MissingNode.getInstance();
      here = next;
    }
    return here;
  }

  /** Null where there is none, or JSON's null. */
  public static @Nullable String text(JsonNode from, String path) {
    var found = at(from, path);
    return found.isMissingNode() || found.isNull() ? null : found.asString();
  }

  public static String text(JsonNode from, String path, String otherwise) {
    var found = text(from, path);
    return found == null ? otherwise : found;
  }

  /** 0 where there is none. */
  public static long whole(JsonNode from, String path) {
    return at(from, path).asLong(0);
  }

  public static boolean flag(JsonNode from, String path) {
    return at(from, path).asBoolean(false);
  }

  public static boolean has(JsonNode from, String path) {
    var found = at(from, path);
    return !found.isMissingNode() && !found.isNull();
  }

  /** Sets a member at any depth; objects on the way are made. */
  public static void set(ObjectNode in, String path, @Nullable Object value) {
    var names = path.split("\\.");
    var here = in;
    for (int i = 0; i < names.length - 1; i++) {
      if (!(here.get(names[i]) instanceof ObjectNode)) here.set(names[i], MAKE.objectNode());
      here = (ObjectNode) here.get(names[i]);
    }
    here.set(names[names.length - 1], node(value));
  }

  /** The object at a path, made where there is none. */
  public static ObjectNode object(ObjectNode in, String path) {
    if (!(at(in, path) instanceof ObjectNode)) set(in, path, MAKE.objectNode());
    return (ObjectNode) at(in, path);
  }

  public static byte[] bytes(JsonNode json) {
    return MAPPER.writeValueAsBytes(json);
  }

  /** Writes it without holding it whole. */
  static void write(JsonNode json, OutputStream to) {
    MAPPER.writeValue(to, json);
  }

  public static String string(JsonNode json) {
    return MAPPER.writeValueAsString(json);
  }

  public static ObjectNode read(byte[] json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  /** What was before, of those members that are other now; of objects within, only what differs. */
  public static ObjectNode before(JsonNode old, JsonNode now) {
    var changed = MAKE.objectNode();
    for (var each : now.properties()) {
      var was = old.get(each.getKey());
      if (each.getValue().equals(was)) continue;
      boolean both = was instanceof ObjectNode && each.getValue() instanceof ObjectNode;
      changed.set(each.getKey(), both ? before(was, each.getValue()) : node(was));
    }
    return changed;
  }
}
