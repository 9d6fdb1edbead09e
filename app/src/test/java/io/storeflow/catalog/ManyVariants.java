package io.storeflow.catalog;

import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A product of more variants than a page lists. */
public final class ManyVariants {
  private static final List<String> SIZES = List.of("S", "M", "L");
  private static final int COLOURS = 11;
  private static final List<String> FITS = List.of("Slim", "Wide");

  private ManyVariants() {}

  /** A shirt in three sizes, eleven colours and two fits; there is none of S, C1 and Slim. */
  public static ProductChange shirt(Store store) {
    var variants = new ArrayList<VariantChange>();
    var colours = new ArrayList<String>();
    for (int colour = 1; colour <= COLOURS; colour++) colours.add("C" + colour);
    for (int size = 0; size < SIZES.size(); size++)
      for (int colour = 0; colour < COLOURS; colour++)
        for (int fit = 0; fit < FITS.size(); fit++) {
          if (size + colour + fit == 0) continue;
          var title = String.join(" / ", SIZES.get(size), colours.get(colour), FITS.get(fit));
          var of = Shelves.variant(store, title, 1990 + 100L * size, colour == 5 ? 0 : 9);
          variants.add(
              new VariantChange(null, List.of(size, colour, fit), of.fields(), of.onHandDelta()));
        }
    var fields =
        Shelves.product("Shirt", null, List.of(Shelves.variant(store, "", 1990, 1))).fields();
    return new ProductChange(
        fields,
        "",
        List.of(option("Size", SIZES), option("Colour", colours), option("Fit", FITS)),
        variants,
        Set.of());
  }

  /** A scarf in two sizes and two colours; S / blue and M / red are sold out. */
  public static ProductChange scarf(Store store) {
    var variants = new ArrayList<VariantChange>();
    for (int size = 0; size < 2; size++)
      for (int colour = 0; colour < 2; colour++) {
        var title = SIZES.get(size) + " / " + (colour == 0 ? "red" : "blue");
        var of = Shelves.variant(store, title, 1990, size == colour ? 5 : 0);
        variants.add(new VariantChange(null, List.of(size, colour), of.fields(), of.onHandDelta()));
      }
    var fields =
        Shelves.product("Scarf", null, List.of(Shelves.variant(store, "", 1990, 1))).fields();
    return new ProductChange(
        fields,
        "",
        List.of(option("Size", SIZES.subList(0, 2)), option("Colour", List.of("red", "blue"))),
        variants,
        Set.of());
  }

  private static OptionChange option(String name, List<String> values) {
    return new OptionChange(
        null, name, values.stream().map(it -> new ValueChange(null, it)).toList());
  }
}
