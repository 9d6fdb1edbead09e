package io.storeflow.productfile.reading;

import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The columns of WooCommerce's export, by their English names. */
final class WooCells {
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
  private static final Pattern NAME = Pattern.compile("attribute(\\d{1,2})name");

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
    return of(cells, "type").toLowerCase(Locale.ROOT);
  }

  static boolean isVariation(Cells cells) {
    return kind(cells).contains("variation");
  }

  /** Which product a variation is of: its SKU, or "id:" and its id. */
  static String parent(Cells cells) {
    return of(cells, "parent").toLowerCase(Locale.ROOT);
  }

  /** How variations name this product. */
  static String own(Cells cells) {
    var sku = of(cells, "sku").toLowerCase(Locale.ROOT);
    if (!sku.isEmpty()) return sku;
    var id = of(cells, "id");
    return id.isEmpty() ? slug(cells) : "id:" + id;
  }

  static String slug(Cells cells) {
    return Slug.of(Cells.plain(of(cells, "name")), Handles.LONGEST - 40);
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

  /** What "Attribute 1 name", "Attribute 1 value(s)" and so on say. */
  static List<Choice> choices(Cells cells) {
    var choices = new ArrayList<Choice>();
    for (var title : cells.header.plain().keySet()) {
      var form = NAME.matcher(title);
      if (!form.matches()) continue;
      var name = Cells.plain(of(cells, title));
      if (!name.isEmpty())
        choices.add(new Choice(name, of(cells, "attribute" + form.group(1) + "values")));
    }
    return choices;
  }
}
