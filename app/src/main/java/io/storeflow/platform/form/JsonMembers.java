package io.storeflow.platform.form;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of a JSON object in the body of an API request, read one by one. What is missing or
 * of another type is noted with its pointer, so that a caller learns all that is wrong at once;
 * members nobody asks for are ignored.
 */
public final class JsonMembers {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;
  private final String pointer;
  private final List<Wrong> wrongs;

  private JsonMembers(JsonNode node, String pointer, List<Wrong> wrongs) {
    this.node = node;
    this.pointer = pointer;
    this.wrongs = wrongs;
  }

  /**
   * Reads a body.
   *
   * @throws Problem 400 if it is no JSON object
   */
  public static JsonMembers read(byte @Nullable [] body) {
    if (body == null || body.length == 0) throw Problem.malformed("", "json.empty");
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JacksonException malformed) {
      throw unreadable(malformed);
    }
    if (!root.isObject()) throw Problem.malformed("", "json.object", "{\"items\": []}");
    return new JsonMembers(root, "", new ArrayList<>());
  }

  /** What was found to be wrong so far, anywhere in the body. */
  public List<Wrong> wrongs() {
    return wrongs;
  }

  /** The first thing that is wrong at each pointer. */
  public List<Wrong> distinctWrongs() {
    var seen = new HashSet<String>();
    return wrongs.stream().filter(wrong -> seen.add(wrong.pointer())).toList();
  }

  public String pointer(String name) {
    return pointer + "/" + name;
  }

  public boolean has(String name) {
    var member = node.get(name);
    return member != null && !member.isNull();
  }

  /** A line, cleaned; empty where it is missing or no text. */
  public String line(String name) {
    return Typed.line(typed(name));
  }

  /** A text that may have several lines, cleaned; empty where it is missing or no text. */
  public String text(String name) {
    return Typed.text(typed(name));
  }

  /** A text as it was sent, for a reader; empty where it is missing or no text. */
  public String typed(String name) {
    if (!has(name)) return "";
    var member = node.get(name);
    if (member.isString()) return member.stringValue();
    wrongs.add(Wrong.of(pointer(name), "type.text"));
    return "";
  }

  /** An object; null where it is missing or none. */
  public @Nullable JsonMembers object(String name) {
    if (!has(name)) return null;
    if (node.get(name).isObject()) return new JsonMembers(node.get(name), pointer(name), wrongs);
    wrongs.add(Wrong.of(pointer(name), "type.object"));
    return null;
  }

  /** The objects of a list; those that are none are noted and left out. */
  public List<JsonMembers> list(String name, int most) {
    if (!has(name)) {
      wrongs.add(Wrong.of(pointer(name), "required." + name));
      return List.of();
    }
    var list = node.get(name);
    if (!list.isArray()) wrongs.add(Wrong.of(pointer(name), "type.list"));
    else if (list.isEmpty()) wrongs.add(Wrong.of(pointer(name), "required." + name));
    else if (list.size() > most) wrongs.add(Wrong.of(pointer(name), "too_many", most));
    else return members(list, pointer(name));
    return List.of();
  }

  /** A whole number within the limits; the lower one where it is not. */
  public int whole(String name, int min, int max) {
    if (!has(name)) wrongs.add(Wrong.of(pointer(name), "required." + name));
    else if (!node.get(name).isNumber()) wrongs.add(Wrong.of(pointer(name), "type.whole"));
    else {
      var number = node.get(name).decimalValue();
      if (number.compareTo(BigDecimal.valueOf(min)) < 0)
        wrongs.add(Wrong.of(pointer(name), "too_small", min));
      else if (number.compareTo(BigDecimal.valueOf(max)) > 0)
        wrongs.add(Wrong.of(pointer(name), "too_large", max));
      else if (number.stripTrailingZeros().scale() > 0)
        wrongs.add(Wrong.of(pointer(name), "type.whole"));
      else return number.intValueExact();
    }
    return min;
  }

  /** The same text for all bodies that are the same as JSON values. */
  public String canonical() {
    var text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private List<JsonMembers> members(JsonNode list, String at) {
    var members = new ArrayList<JsonMembers>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isObject()) members.add(new JsonMembers(list.get(i), at + "/" + i, wrongs));
      else wrongs.add(Wrong.of(at + "/" + i, "type.object"));
    }
    return members;
  }

  private static void write(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      text.append('{');
      var sorted = new TreeMap<String, JsonNode>();
      for (Map.Entry<String, JsonNode> member : node.properties())
        sorted.put(member.getKey(), member.getValue());
      sorted.forEach(
          (name, value) -> {
            text.append(JSON.writeValueAsString(name)).append(':');
            write(value, text);
            text.append(',');
          });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (var item : node) {
        write(item, text);
        text.append(',');
      }
      text.append(']');
    } else if (node.isNumber()) {
      var number = node.decimalValue();
      text.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
    } else {
      text.append(JSON.writeValueAsString(node));
    }
  }

  private static Problem unreadable(JacksonException malformed) {
    var at = malformed.getLocation();
    return at == null || at.getLineNr() < 1
        ? Problem.malformed("", "json.broken")
        : Problem.malformed("", "json.broken.at", at.getLineNr(), at.getColumnNr());
  }
}
