package io.storeflow.demodata;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.store.StoreSettings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store of the demo world as its data file says it. Prices in minor units.
 *
 * @param methods how often each way of delivery is chosen
 * @param staff who moves its orders on
 * @param notes what shoppers write
 * @param food what products and modifiers hold, by title; null for none
 * @param modifiers groups of them, inner ones first; null for none
 */
public record DemoStore(
    StoreSettings settings,
    List<Hours> hours,
    List<Rate> rates,
    Taxed taxes,
    Map<String, Integer> methods,
    Rhythm rhythm,
    String staff,
    List<String> notes,
    @Nullable List<Group> modifiers,
    @Nullable Map<String, Holds> food,
    List<Section> categories,
    List<Collected> collections) {

  /**
   * A collection.
   *
   * @param upTo what its products cost at most; null for one by hand
   * @param products titles of those that are in it by hand
   */
  public record Collected(String title, String text, @Nullable Long upTo, List<String> products) {}

  /** Days "1,2,3", Monday is 1; times "11:30", where "24:00" is the end of the day. */
  record Hours(String days, String opens, String closes) {
    public Stream<OpeningHours> spans() {
      return Arrays.stream(days.split(","))
          .map(day -> DayOfWeek.of(Integer.parseInt(day)))
          .map(day -> new OpeningHours(day, minutes(opens), minutes(closes)));
    }

    private static int minutes(String time) {
      var parts = time.split(":");
      return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }
  }

  public List<OpeningHours> spans() {
    return hours.stream().flatMap(Hours::spans).toList();
  }

  /** What the variants of products are chosen by, by the product's title. */
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    for (var section : categories)
      for (var product : section.products())
        if (product.option() != null) options.put(product.title(), product.option());
    return options;
  }

  /**
   * The drawing of each product, by its title: where several have the same one, each further one is
   * in other colours.
   */
  public Map<String, String> drawings() {
    Map<String, Integer> had = new HashMap<>();
    Map<String, String> drawings = new LinkedHashMap<>();
    for (var section : categories)
      for (var product : section.products()) {
        int before = had.merge(product.image(), 1, Integer::sum) - 1;
        drawings.put(product.title(), product.image() + (before == 0 ? "" : "~" + before));
      }
    return drawings;
  }

  /**
   * @param daysFrom working days that a parcel takes; null where that is not said
   */
  public record Rate(
      String name,
      String method,
      long price,
      @Nullable Long freeFrom,
      @Nullable Short daysFrom,
      @Nullable Short daysTo,
      String prefixes,
      List<String> countries) {}

  /** What food holds, in the codes that are kept. */
  public record Holds(String allergens, String additives) {}

  /**
   * A group of modifiers.
   *
   * @param products titles of those that offer it
   */
  public record Group(String title, int min, int max, List<Extra> extras, List<String> products) {}

  /**
   * @param inner title of the group that goes with it; null for none
   */
  public record Extra(String title, long price, boolean proposed, @Nullable String inner) {}

  /**
   * A category.
   *
   * @param in title of the one before it that it stands below; null at the top
   * @param text what shoppers read above its goods; null for none
   * @param tax class of its goods, as the tax knows them; null for the standard one
   */
  public record Section(
      String title,
      @Nullable String in,
      @Nullable String text,
      @Nullable String tax,
      List<Product> products) {
    /** Code of the class of a product of it; null for the standard one. */
    public @Nullable String taxOf(Product product) {
      return product.tax() == null ? tax : product.tax();
    }
  }

  /**
   * How it is taxed.
   *
   * @param registrations as "US-NY"
   */
  public record Taxed(List<String> registrations, List<StatedRate> rates) {}

  /**
   * A rate that it states itself, of what has none of its own.
   *
   * @param postcodes as staff write them
   * @param ppm parts per million
   */
  public record StatedRate(
      String name, String country, String region, String postcodes, int ppm, LocalDate from) {}

  /**
   * @param state null for active
   * @param tax class of its own; null for that of its category
   * @param option what its variants are chosen by, whose titles are its values; null where there is
   *     one variant
   * @param giftCard whether its units become gift cards; null for no
   */
  public record Product(
      String title,
      String second,
      String text,
      String image,
      @Nullable String state,
      @Nullable String option,
      @Nullable String tax,
      List<Variant> variants,
      @Nullable Boolean giftCard) {
    public boolean isGiftCard() {
      return Boolean.TRUE.equals(giftCard);
    }
  }

  /**
   * @param was the price before, or null
   * @param stock what is there in the end; null where stock is not counted
   * @param backorder how many are sold when none is left; null for none
   * @param content as staff write it, such as "400 g"; null for what has no price by measure
   */
  public record Variant(
      String title,
      String sku,
      long price,
      @Nullable Long was,
      @Nullable Integer stock,
      @Nullable Integer low,
      @Nullable Integer backorder,
      @Nullable String content) {}
}
