package io.storeflow.work;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.trouble.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Which failed work is shown, as the address says it. What is no code is left out, so that an old
 * address still shows a list; so is a day that cannot be read, of which {@link #wrongs} tells.
 *
 * @param kind of the work; empty for any
 * @param who {@link #ME}, {@link #NOBODY}, or the public id of who looks after it; empty for any
 * @param from first day on which it failed, by the clock of the store
 * @param to last day
 * @param like fingerprint; empty for any
 * @param q a part of the error
 * @param wrongs what was typed as a day and is none, by its field
 */
public record LetterFilter(
    LetterState state,
    String kind,
    String who,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String like,
    String q,
    Map<String, Wrong> wrongs,
    Map<String, String> typed) {
  public static final String ME = "me";
  public static final String NOBODY = "nobody";

  private static final int LONGEST = 100;
  private static final int LONGEST_DAY = 40;
  private static final List<String> DAYS = List.of("from", "to");

  /** Reads the parameters of an address. */
  public static LetterFilter of(Map<String, String> address) {
    var wrongs = new LinkedHashMap<String, Wrong>();
    var typed = new LinkedHashMap<String, String>();
    for (var day : DAYS)
      Day.read(address.get(day))
          .refusal()
          .ifPresent(
              it -> {
                wrongs.put(day, new Wrong(day, it.rule(), it.with()));
                typed.put(day, Typed.cut(Typed.line(address.get(day)), LONGEST_DAY));
              });
    var like = line(address, "like");
    return new LetterFilter(
        Coded.find(LetterState.class, line(address, "state")).orElse(LetterState.OPEN),
        line(address, "kind"),
        line(address, "who"),
        Day.read(address.get("from")).value().orElse(null),
        Day.read(address.get("to")).value().orElse(null),
        like.matches("[0-9a-f]{" + Fingerprint.LENGTH + "}") ? like : "",
        line(address, "q"),
        wrongs,
        typed);
  }

  /** Reads what stands behind the question mark of the list. */
  public static LetterFilter of(@Nullable String query) {
    var said = new HashMap<String, String>();
    UriComponentsBuilder.newInstance()
        .query(query == null ? "" : query)
        .build()
        .getQueryParams()
        .toSingleValueMap()
        .forEach((name, value) -> said.put(name, decoded(value)));
    return of(said);
  }

  private static String decoded(@Nullable String part) {
    try {
      return part == null ? "" : UriUtils.decode(part.replace("+", " "), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException odd) {
      return "";
    }
  }

  /** As it stands in an address, without what is not asked for. */
  public Map<String, String> parameters() {
    var all = new LinkedHashMap<String, String>();
    if (state != LetterState.OPEN) all.put("state", state.code());
    put(all, "kind", kind);
    put(all, "who", who);
    put(all, "from", from);
    put(all, "to", to);
    put(all, "like", like);
    put(all, "q", q);
    typed.forEach((name, value) -> put(all, name, value));
    return all;
  }

  /** The address of this list with one thing changed; null or empty takes it away. */
  public String address(String path, String name, @Nullable String value) {
    var all = parameters();
    if (value == null || value.isEmpty()) all.remove(name);
    else all.put(name, value);
    var builder = UriComponentsBuilder.fromPath(path);
    all.forEach((key, each) -> builder.queryParam(key, "{" + key + "}"));
    return builder.encode().buildAndExpand(all).toUriString();
  }

  /** As it stands behind the question mark. */
  public String query() {
    var address = address("", "", null);
    return address.substring(address.indexOf('?') + 1);
  }

  /** The parts in words, for who shows what is in force; without the state, which is a tab. */
  public List<Map.Entry<String, String>> inForce() {
    var all = new ArrayList<Map.Entry<String, String>>();
    parameters()
        .forEach(
            (name, value) -> {
              if (!name.equals("state") && !typed.containsKey(name))
                all.add(Map.entry(name, value));
            });
    return all;
  }

  private static String line(Map<String, String> address, String name) {
    return Typed.cut(Typed.line(address.get(name)), LONGEST);
  }

  private static void put(Map<String, String> all, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) all.put(name, value.toString());
  }
}
