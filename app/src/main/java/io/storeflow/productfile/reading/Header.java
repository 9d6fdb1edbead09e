package io.storeflow.productfile.reading;

import io.storeflow.productfile.FileHead;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first row of a file: which column says what. */
final class Header {
  /** Shopify: "Material (product.metafields.custom.material)"; others write the path alone. */
  private static final Pattern METAFIELD =
      Pattern.compile(
          "(?:(.*?)\\s*\\(product\\.metafields\\.[^)]+\\)"
              + "|(?:product\\.)?metafields?[.:]\\s?[\\w-]+\\.([\\w-]+).*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHOICE =
      Pattern.compile("attribute\\d+(name|values)|attribut\\d+(name|werte)");

  final List<String> titles;
  final boolean isWoo;
  final Map<Column, Integer> at = new EnumMap<>(Column.class);

  /** Columns of one attribute each, by its name. */
  final Map<String, Integer> attributes = new LinkedHashMap<>();

  final List<String> unused = new ArrayList<>();
  final List<String> unknown = new ArrayList<>();
  final List<String> markets = new ArrayList<>();

  private final Map<String, Integer> plain = new LinkedHashMap<>();

  Header(List<String> titles) {
    this.titles = List.copyOf(titles);
    var known = titles.stream().map(Column::plain).toList();
    boolean hasKind = known.contains("type") || known.contains("typ");
    this.isWoo = hasKind && known.contains("name") && !known.contains("handle");
    for (int i = 0; i < titles.size(); i++) place(titles.get(i).strip(), i);
  }

  /** Places by the letters and digits of the titles. */
  Map<String, Integer> plain() {
    return plain;
  }

  boolean has(Column column) {
    return at.containsKey(column);
  }

  /** As the file spells it. */
  String title(Column column) {
    var place = at.get(column);
    return place == null ? "" : titles.get(place).strip();
  }

  private void place(String title, int i) {
    if (title.isEmpty() || title.equalsIgnoreCase(FileHead.REASON)) return;
    plain.putIfAbsent(Column.plain(title), i);
    var named = Column.named(title);
    var known = named != null && named.isWoo() && !isWoo ? null : named;
    if (known != null && at.putIfAbsent(known, i) == null) {
      if (known.isWithoutUse()) unused.add(title);
      return;
    }
    var meta = METAFIELD.matcher(title);
    if (Column.isOfMarket(title)) markets.add(title);
    else if (known != null || Column.isUnused(title)) unused.add(title);
    else if (meta.matches()) attributes.putIfAbsent(name(meta.group(1), meta.group(2)), i);
    else if (!isWoo || !CHOICE.matcher(Column.plain(title)).matches()) unknown.add(title);
  }

  private static String name(@Nullable String said, @Nullable String key) {
    return said == null || said.isBlank() ? String.valueOf(key) : said;
  }
}
