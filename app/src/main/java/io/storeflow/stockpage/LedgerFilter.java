package io.storeflow.stockpage;

import io.storeflow.inventory.LedgerKind;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Typed;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which lines of the ledger are shown: all of it stands in the address. What the address says
 * wrongly filters nothing.
 *
 * @param q words of title or SKU
 * @param kind code of what happened
 * @param who part of the actor's name
 * @param place public id of a location
 * @param from first day, and {@code to} last day, in the store's zone, as 2026-11-26
 */
public record LedgerFilter(
    @Nullable String q,
    @Nullable String kind,
    @Nullable String who,
    @Nullable String place,
    @Nullable String from,
    @Nullable String to) {
  private static final int LONGEST = 100;

  public LedgerFilter {
    q = Typed.cut(Typed.line(q), LONGEST);
    kind = Coded.find(LedgerKind.class, Typed.line(kind)).map(LedgerKind::code).orElse("");
    who = Typed.cut(Typed.line(who), LONGEST);
    place = Typed.cut(Typed.line(place), LONGEST);
    from = day(from);
    to = day(to);
  }

  Optional<LedgerKind> what() {
    return Coded.find(LedgerKind.class, kind);
  }

  Optional<LocalDate> first() {
    return Day.read(from).value();
  }

  Optional<LocalDate> last() {
    return Day.read(to).value();
  }

  /** What is asked for, by the name that it has in the address. */
  Map<String, String> asked() {
    var all = new LinkedHashMap<String, String>();
    all.put("q", text(q));
    all.put("kind", text(kind));
    all.put("who", text(who));
    all.put("place", text(place));
    all.put("from", text(from));
    all.put("to", text(to));
    all.values().removeIf(String::isEmpty);
    return all;
  }

  public boolean isEmpty() {
    return asked().isEmpty();
  }

  /** The address of the list so filtered, at this cursor. */
  String href(String path, @Nullable String cursor) {
    return href(path, asked(), cursor);
  }

  /** The address of the list without one of the filters. */
  String without(String path, String name) {
    var rest = asked();
    rest.remove(name);
    return href(path, rest, null);
  }

  private static String href(String path, Map<String, String> asked, @Nullable String cursor) {
    var all = new LinkedHashMap<>(asked);
    if (cursor != null) all.put("cursor", cursor);
    var uri = UriComponentsBuilder.fromPath(path);
    all.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
    return uri.encode().buildAndExpand(all).toUriString();
  }

  private static String day(@Nullable String typed) {
    return Day.read(typed).value().map(LocalDate::toString).orElse("");
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
