package io.storeflow.productfile.reading;

import io.storeflow.catalog.Slugs;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What rows of WooCommerce's export are, and the choices that they name. */
final class WooCells {
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
  private static final Pattern NAME = Pattern.compile("(attribute?\\d{1,2})name");

  private WooCells() {}

  /** The cell below that title; empty if there is none. */
  static String of(Cells cells, String plain) {
    int place = place(cells, plain);
    return place < 0 ? "" : cells.at(place);
  }

  static int place(Cells cells, String plain) {
    return cells.header.plain().getOrDefault(plain, -1);
  }

  static String kind(Cells cells) {
    return cells.raw(Column.TYPE).toLowerCase(Locale.ROOT);
  }

  static boolean isVariation(Cells cells) {
    return kind(cells).contains("variation");
  }

  /** Which product a variation is of: its SKU, or "id:" and its id. */
  static String parent(Cells cells) {
    return cells.raw(Column.PARENT).toLowerCase(Locale.ROOT);
  }

  /** How variations name this product. */
  static String own(Cells cells) {
    var sku = cells.raw(Column.SKU).toLowerCase(Locale.ROOT);
    if (!sku.isEmpty()) return sku;
    var id = cells.raw(Column.ID);
    return id.isEmpty() ? slug(cells) : "id:" + id;
  }

  static String slug(Cells cells) {
    return Slug.of(Cells.plain(cells.raw(Column.NAME)), Slugs.MAX - 40);
  }

  /** Texts between commas; one that belongs to the text has a backslash before it. */
  static List<String> list(String cell) {
    var texts = new ArrayList<String>();
    for (var each : COMMA.split(cell)) {
      var text = Typed.line(each.replace("\\,", ","));
      if (!text.isEmpty()) texts.add(text);
    }
    return texts;
  }

  record Choice(String name, String values) {}

  /** What "Attribute 1 name" and "Attribute 1 value(s)", or "Attribut 1 Wert(e)", and so on say. */
  static List<Choice> choices(Cells cells) {
    var choices = new ArrayList<Choice>();
    for (var title : cells.header.plain().keySet()) {
      var form = NAME.matcher(title);
      if (!form.matches()) continue;
      var name = Cells.plain(of(cells, title));
      var values = form.group(1) + (form.group(1).startsWith("attribute") ? "values" : "werte");
      if (!name.isEmpty()) choices.add(new Choice(name, of(cells, values)));
    }
    return choices;
  }
}
