package io.storeflow.importplan;

import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields.OfVariant;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileVariant;
import io.storeflow.productfile.Told;
import io.storeflow.productfile.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the options and variants of a product shall be by the word of a file. */
public final class VariantsWish {
  public static final int MOST_VARIANTS = 2_000;
  private static final int MOST_OPTIONS = 3;
  private static final int LONGEST_SKU = 80;
  private static final int LONGEST_VALUE = 100;
  private static final int MOST_UNITS = 1_000_000;

  private final FileProduct file;
  private final @Nullable ProductDetail now;
  private final Known known;
  private final Set<String> pictures;
  private final Changes changes;
  private final List<Trouble> troubles;

  /** Names of the options, and of each its values with their places before. */
  private final List<String> names = new ArrayList<>();

  private final List<List<ValueChange>> values = new ArrayList<>();
  private final List<Integer> was = new ArrayList<>();

  VariantsWish(
      FileProduct file,
      @Nullable ProductDetail now,
      Known known,
      Set<String> pictures,
      Changes changes,
      List<Trouble> troubles) {
    this.file = file;
    this.now = now;
    this.known = known;
    this.pictures = pictures;
    this.changes = changes;
    this.troubles = troubles;
  }

  /** Titles of the variants that show the picture of this address. */
  static List<String> shownBy(FileProduct file, String address) {
    return file.variants().stream()
        .filter(it -> it.picture().value().filter(address::equals).isPresent())
        .map(it -> String.join(OfVariant.BETWEEN, it.values()))
        .toList();
  }

  List<OptionChange> options() {
    var options = new ArrayList<OptionChange>();
    for (int i = 0; i < names.size(); i++)
      options.add(new OptionChange(now == null ? null : was.get(i), names.get(i), values.get(i)));
    return options;
  }

  /** All variants: those that there are, with what the file says of them, then the new ones. */
  List<VariantChange> wanted() {
    var places = places();
    var present = now == null ? List.<VariantDetail>of() : now.variants();
    var byValues = new HashMap<List<Integer>, Integer>();
    var all = new ArrayList<VariantChange>();
    for (var it : present) {
      var chosen = chosen(it);
      byValues.put(chosen, all.size());
      all.add(new VariantChange(it.publicId(), chosen, it.fields(), 0));
    }
    if (places == null) return all;
    var told = new HashSet<List<Integer>>();
    for (var said : file.variants()) {
      var chosen = said.values().isEmpty() && !names.isEmpty() ? null : values(said, places);
      if (chosen == null) {
        wrong(said, "options", names(now));
        continue;
      }
      if (!told.add(chosen)) {
        wrong(said, "variant.twice", String.join(OfVariant.BETWEEN, said.values()));
        continue;
      }
      var at = byValues.get(chosen);
      if (at == null) {
        all.add(added(said, chosen));
      } else {
        var old = present.get(at);
        all.set(at, changed(said, old, chosen));
      }
    }
    if (all.isEmpty()) wrong("price");
    if (all.size() > MOST_VARIANTS) wrong("variants", MOST_VARIANTS);
    return all;
  }

  /**
   * Which option of the product each one of the file is; null if they are others. Notes what the
   * product is chosen by.
   */
  private @Nullable List<Integer> places() {
    if (now == null) {
      if (file.optionNames().size() > MOST_OPTIONS) wrong("options.many", MOST_OPTIONS);
      for (var name : file.optionNames()) {
        names.add(name);
        values.add(new ArrayList<>());
        was.add(names.size() - 1);
      }
      var own = new ArrayList<Integer>();
      for (int i = 0; i < names.size(); i++) own.add(i);
      return own;
    }
    var options = now.options();
    for (int i = 0; i < options.size(); i++) {
      names.add(options.get(i).name());
      var there = new ArrayList<ValueChange>();
      var kept = options.get(i).values();
      for (int j = 0; j < kept.size(); j++) there.add(new ValueChange(j, kept.get(j).value()));
      values.add(there);
      was.add(i);
    }
    if (file.variants().isEmpty()) return List.of();
    if (file.optionNames().size() != names.size()) {
      wrong(file.variants().getFirst(), "options", names(now));
      return null;
    }
    var places = new ArrayList<Integer>();
    for (var name : file.optionNames()) {
      int at = -1;
      for (int i = 0; i < names.size(); i++) if (Folded.same(names.get(i), name)) at = i;
      if (at < 0 || places.contains(at)) {
        wrong(file.variants().getFirst(), "options", names(now));
        return null;
      }
      places.add(at);
    }
    return places;
  }

  /** Which values a variant has, by the product's options; new ones come to be. */
  private @Nullable List<Integer> values(FileVariant said, List<Integer> places) {
    if (said.values().size() != places.size()) return null;
    var chosen = new Integer[places.size()];
    for (int i = 0; i < chosen.length; i++)
      chosen[places.get(i)] = value(values.get(places.get(i)), said.values().get(i), said);
    return List.of(chosen);
  }

  private int value(List<ValueChange> there, String value, FileVariant said) {
    var folded = Folded.of(value);
    for (int i = 0; i < there.size(); i++) {
      var old = there.get(i).value();
      if (old.equals(value) || (!folded.isEmpty() && folded.equals(Folded.of(old)))) return i;
    }
    if (Typed.length(value) > LONGEST_VALUE) wrong(said, "value.long", LONGEST_VALUE);
    there.add(new ValueChange(null, Typed.cut(value, LONGEST_VALUE)));
    return there.size() - 1;
  }

  private List<Integer> chosen(VariantDetail it) {
    var chosen = new ArrayList<Integer>();
    var options = now == null ? List.<ProductDetail.OptionDetail>of() : now.options();
    for (int i = 0; i < it.values().size() && i < options.size(); i++) {
      var ids = options.get(i).values().stream().map(ValueDetail::id).toList();
      chosen.add(ids.indexOf(it.values().get(i)));
    }
    return chosen;
  }

  private String title(List<Integer> chosen) {
    var titles = new ArrayList<String>();
    for (int i = 0; i < chosen.size(); i++) titles.add(values.get(i).get(chosen.get(i)).value());
    return String.join(OfVariant.BETWEEN, titles);
  }

  private VariantChange added(FileVariant said, List<Integer> chosen) {
    if (said.price().value().isEmpty()) wrong(said, "price");
    var none = Money.zero(known.store().currency());
    var blank =
        new OfVariant(
            title(chosen), "", none, null, null, "", null, null, false, true, null, List.of());
    var fields = fields(said, blank);
    int units = fields.tracked() ? units(said, 0) : 0;
    var label = fields.title();
    if (now != null) changes.add("variant", label, null, label.isEmpty() ? "+" : label);
    changes.add("price", label, null, fields.price());
    if (!fields.sku().isEmpty()) changes.add("sku", label, null, fields.sku());
    if (units != 0) changes.add("on_hand", label, null, units);
    return new VariantChange(null, chosen, fields, units);
  }

  private VariantChange changed(FileVariant said, VariantDetail old, List<Integer> chosen) {
    var before = old.fields();
    var after = fields(said, before);
    int onHand = old.onHand() == null ? 0 : old.onHand();
    int units = after.tracked() ? units(said, onHand) : onHand;
    int reserved = old.reserved() == null ? 0 : old.reserved();
    if (units != onHand && units < reserved) wrong(said, "reserved", reserved);
    var label = before.title();
    changes.add("price", label, before.price(), after.price());
    changes.add("compare_at", label, before.compareAt(), after.compareAt());
    changes.add("cost", label, before.cost(), after.cost());
    changes.add("sku", label, before.sku(), after.sku());
    changes.add("barcode", label, before.barcode(), after.barcode());
    changes.add("weight", label, before.weightGrams(), after.weightGrams());
    changes.add("tracked", label, before.tracked(), after.tracked());
    changes.add("active", label, before.active(), after.active());
    if (after.tracked()) {
      changes.add("low_at", label, orZero(before.lowAt()), orZero(after.lowAt()));
      changes.add("on_hand", label, onHand, units);
    }
    changes.add("attributes", label, before.attributes(), after.attributes());
    if (after.image() != null && !after.image().equals(before.image()))
      changes.add("picture", label, before.image() == null ? null : "-", "+");
    return new VariantChange(old.publicId(), chosen, after, units - onHand);
  }

  private OfVariant fields(FileVariant said, OfVariant before) {
    var price = said.price().over(before.price(), before.price());
    if (price.isNegative()) wrong(said, "price.below");
    var sku = said.sku().over(before.sku(), "");
    if (Typed.length(sku) > LONGEST_SKU) wrong(said, "sku.long", LONGEST_SKU);
    if (!sku.isEmpty() && !sku.equals(before.sku())) taken(said, sku);
    boolean tracked = said.tracked().over(before.tracked(), false);
    return new OfVariant(
        before.title(),
        sku,
        price,
        compareAt(said, before, price),
        optional(said.cost(), before.cost()),
        said.barcode().over(before.barcode(), ""),
        optional(said.grams(), before.weightGrams()),
        image(said, before),
        tracked,
        said.active().over(before.active(), before.active()),
        tracked ? optional(said.lowAt(), before.lowAt()) : before.lowAt(),
        Attributed.over(before.attributes(), said.attributes()));
  }

  /** One that is not above the price says nothing: it is none. */
  private static @Nullable Money compareAt(FileVariant said, OfVariant before, Money price) {
    var told = optional(said.comparePrice(), before.compareAt());
    return told == null || told.compareTo(price) <= 0 ? null : told;
  }

  private @Nullable String image(FileVariant said, OfVariant before) {
    return switch (said.picture()) {
      case Told.Absent<String> nothing -> before.image();
      case Told.Cleared<String> blank -> before.image();
      case Told.Of<String>(var address) ->
          known
              .picture(now == null ? null : now.id(), address)
              .filter(pictures::contains)
              .orElse(before.image());
    };
  }

  /** One SKU is one thing: neither another product nor another variant has it. */
  private void taken(FileVariant said, String sku) {
    var others = known.skus().getOrDefault(ProductText.sku(sku), List.of());
    Optional<Long> other = others.stream().filter(id -> now == null || id != now.id()).findFirst();
    if (other.isPresent()) wrong(said, "sku.taken", sku);
  }

  private int units(FileVariant said, int now) {
    int units = said.quantity().over(now, now);
    if (units < 0 || units > MOST_UNITS) wrong(said, "quantity", MOST_UNITS);
    return Math.clamp(units, 0, MOST_UNITS);
  }

  private static <T> @Nullable T optional(Told<T> told, @Nullable T before) {
    return switch (told) {
      case Told.Absent<T> nothing -> before;
      case Told.Cleared<T> blank -> null;
      case Told.Of<T>(var value) -> value;
    };
  }

  private static int orZero(@Nullable Integer units) {
    return units == null ? 0 : units;
  }

  private static String names(@Nullable ProductDetail product) {
    if (product == null || product.options().isEmpty()) return "–";
    return String.join(", ", product.options().stream().map(it -> it.name()).toList());
  }

  private void wrong(String code, Object... args) {
    troubles.add(new Trouble("", "import.wrong." + code, List.of(args)));
  }

  private void wrong(FileVariant said, String code, Object... args) {
    var all = new ArrayList<Object>(List.of(args));
    all.addFirst(said.line());
    troubles.add(new Trouble("", "import.wrong.line." + code, all));
  }

  /** What each file variant takes of SKUs, as they are compared. */
  public static Map<String, Integer> skus(FileProduct file) {
    var skus = new HashMap<String, Integer>();
    for (var it : file.variants())
      it.sku().value().map(ProductText::sku).ifPresent(sku -> skus.putIfAbsent(sku, it.line()));
    return skus;
  }
}
