package io.storeflow.standin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.storeflow.standin.book.Json;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters as Stripe takes them: forms whose names nest with brackets, or JSON. */
public final class Params {
  private static final Set<String> EVERYWHERE = Set.of("expand", "key", "_stripe_account");

  private final ObjectNode all;

  private Params(ObjectNode all) {
    this.all = all;
  }

  public static Params of(ObjectNode json) {
    return new Params(json);
  }

  /** Reads {@code a=1&b[c]=2&d[0][e]=3&f[]=4}. */
  public static Params form(String... forms) {
    var all = Json.of();
    for (var form : forms) {
      for (var pair : form.split("&")) {
        if (pair.isEmpty()) continue;
        int equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        put(all, names(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return new Params((ObjectNode) withLists("", all));
  }

  public ObjectNode all() {
    return all;
  }

  /** Refuses what this call does not know, as Stripe does. */
  public Params only(String... known) {
    var names = Set.of(known);
    for (var name : all.propertyNames()) {
      if (names.contains(name) || EVERYWHERE.contains(name)) continue;
      throw ApiError.invalid("parameter_unknown", "Received unknown parameter: " + name, name);
    }
    return this;
  }

  public boolean has(String path) {
    return Json.has(all, path);
  }

  /** Null where it was not sent, or empty, which unsets it. */
  public @Nullable String text(String path) {
    var found = Json.text(all, path);
    return found == null || found.isEmpty() ? null : found;
  }

  public String text(String path, String otherwise) {
    var found = text(path);
    return found == null ? otherwise : found;
  }

  public String needed(String path) {
    var found = text(path);
    if (found == null) throw ApiError.missing(bracketed(path));
    return found;
  }

  public @Nullable Long whole(String path) {
    var found = text(path);
    if (found == null) return null;
    try {
      return Long.valueOf(found);
    } catch (NumberFormatException letters) {
      throw ApiError.invalid(
          "parameter_invalid_integer", "Invalid integer: " + found, bracketed(path));
    }
  }

  public long whole(String path, long otherwise) {
    var found = whole(path);
    return found == null ? otherwise : found;
  }

  public boolean flag(String path) {
    return "true".equals(text(path));
  }

  /** One of these words, or null where it was not sent. */
  public @Nullable String oneOf(String path, String... words) {
    var found = text(path);
    if (found == null || List.of(words).contains(found)) return found;
    throw ApiError.invalid(
        null,
        "Invalid " + bracketed(path) + ": must be one of " + String.join(", ", words) + ".",
        bracketed(path));
  }

  public List<String> texts(String path) {
    var found = Json.at(all, path);
    List<String> texts = new ArrayList<>();
    if (found.isString()) texts.add(found.asString());
    else found.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  public List<Params> each(String path) {
    List<Params> each = new ArrayList<>();
    Json.at(all, path).forEach(it -> each.add(new Params((ObjectNode) it)));
    return each;
  }

  /** What a member holds, empty where it was not sent. */
  public ObjectNode object(String path) {
    return Json.at(all, path) instanceof ObjectNode found ? found.deepCopy() : Json.of();
  }

  private static String bracketed(String path) {
    var names = path.split("\\.");
    var text = new StringBuilder(names[0]);
    for (int i = 1; i < names.length; i++) text.append('[').append(names[i]).append(']');
    return text.toString();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException broken) {
      throw ApiError.invalid(
          null,
          "Invalid request (check that your POST content type is "
              + "application/x-www-form-urlencoded).",
          null);
    }
  }

  private static List<String> names(String name) {
    List<String> names = new ArrayList<>();
    int bracket = name.indexOf('[');
    names.add(bracket < 0 ? name : name.substring(0, bracket));
    while (bracket >= 0) {
      int end = name.indexOf(']', bracket);
      if (end < 0) throw ApiError.invalid(null, "Invalid parameter name: " + name, name);
      names.add(name.substring(bracket + 1, end));
      bracket = name.indexOf('[', end);
    }
    return names;
  }

  private static void put(ObjectNode in, List<String> names, String value) {
    var here = in;
    for (var name : names.subList(0, names.size() - 1)) {
      var next = here.get(key(here, name));
      if (!(next instanceof ObjectNode)) {
        next = Json.of();
        here.set(key(here, name), next);
      }
      here = (ObjectNode) next;
    }
    here.put(key(here, names.getLast()), value);
  }

  private static String key(ObjectNode in, String name) {
    return name.isEmpty() ? Integer.toString(in.size()) : name;
  }

  private static JsonNode withLists(String name, JsonNode read) {
    if (!(read instanceof ObjectNode object)) return read;
    Map<String, JsonNode> members = new HashMap<>();
    object.properties().forEach(it -> members.put(it.getKey(), it.getValue()));
    members.forEach((key, each) -> object.set(key, withLists(key, each)));
    boolean numbered =
        !object.isEmpty() && members.keySet().stream().allMatch(key -> key.matches("\\d{1,4}"));
    if (!numbered || name.equals("metadata") || name.isEmpty()) return object;
    return Json.listOf(
        members.keySet().stream()
            .map(Integer::valueOf)
            .sorted()
            .map(at -> object.get(at.toString()))
            .toList());
  }
}
