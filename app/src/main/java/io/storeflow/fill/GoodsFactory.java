package io.storeflow.fill;

import io.storeflow.catalog.Slugs;
import io.storeflow.demodata.Picture;
import io.storeflow.demodata.Words;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.product.ProductState;
import io.storeflow.product.TaxClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes up goods, each with its number in slug and SKU. */
final class GoodsFactory {
  static final String SKU = "FILL-";
  private static final int DIGITS = 9;

  /** Of what is made of titles and names for addresses. */
  private final Words words;

  private final List<Picture> pictures;
  private final int variants;
  private final Random random;

  GoodsFactory(Words words, List<Picture> pictures, int variants, Random random) {
    this.words = words;
    this.pictures = pictures;
    this.variants = variants;
    this.random = random;
  }

  /** The number of a SKU that this class made. */
  static int number(String sku) {
    return Integer.parseInt(sku.substring(SKU.length(), SKU.length() + DIGITS));
  }

  Good make(int number) {
    var title =
        Words.any(words.kinds(), random)
            + " from "
            + Words.any(words.makers(), random)
            + ", "
            + Words.any(words.qualities(), random);
    boolean counted = number % 10 != 0;
    return new Good(
        Ids.next(),
        PublicId.random(),
        Slugs.of(title) + "-" + number,
        title,
        "",
        "Number " + number + " of a large shelf, made up for trying things out.",
        null,
        pictures.get(random.nextInt(pictures.size())),
        ProductState.ACTIVE,
        TaxClass.STANDARD,
        variants(number, counted),
        false);
  }

  private List<Good.Variant> variants(int number, boolean counted) {
    var made = new ArrayList<Good.Variant>();
    long price = 290 + 10L * random.nextInt(1_500);
    for (int i = 0; i < variants; i++) {
      long own = price + 50L * i;
      made.add(
          new Good.Variant(
              Ids.next(),
              PublicId.random(),
              variants == 1 ? "" : option(i),
              String.format(Locale.ROOT, "%s%09d-%d", SKU, number, i + 1),
              own,
              random.nextInt(8) == 0 ? own + 300 : null,
              counted ? StoreFill.STOCK_OF_EACH : null,
              10,
              0,
              ""));
    }
    return made;
  }

  private String option(int index) {
    var options = words.options();
    var name = options.get(index % options.size());
    return index < options.size() ? name : name + " " + (index / options.size() + 1);
  }
}
