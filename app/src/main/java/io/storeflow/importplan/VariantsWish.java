package io.storeflow.importplan;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields.OfVariant;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Backorder;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileVariant;
import io.storeflow.productfile.Told;
import io.storeflow.productfile.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the variants of a product shall be by the word of a file. */
public final class VariantsWish {
  public static final int MOST_VARIANTS = 2_000;
  private static final int LONGEST_SKU = 80;
  private static final int MOST_UNITS = 1_000_000;

  private final FileProduct file;
  private final @Nullable ProductDetail now;
  private final Known known;
  private final Set<String> pictures;
  private final Changes changes;
  private final Troubles troubles;
  private final List<Trouble> notes;
  private final OptionsWish options;

  VariantsWish(
      FileProduct file,
      @Nullable ProductDetail now,
      Known known,
      Set<String> pictures,
      Changes changes,
      Troubles troubles,
      List<Trouble> notes) {
    this.file = file;
    this.now = now;
    this.known = known;
    this.pictures = pictures;
    this.changes = changes;
    this.troubles = troubles;
    this.notes = notes;
    this.options = new OptionsWish(file, now, changes, troubles);
  }

  /** Titles of the variants that show the picture of this address. */
  static List<String> shownBy(FileProduct file, String address) {
    return file.variants().stream()
        .filter(it -> it.picture().value().filter(address::equals).isPresent())
        .map(it -> String.join(OfVariant.BETWEEN, it.values()))
        .toList();
  }

  OptionsWish options() {
    return options;
  }

  /** All variants: those that there are, with what the file says of them, then the new ones. */
  List<VariantChange> wanted() {
    var present = now == null ? List.<VariantDetail>of() : now.variants();
    var known = new HashMap<List<Integer>, Integer>();
    var all = new ArrayList<VariantChange>();
    for (var it : present) {
      known.put(options.chosen(it), all.size());
      all.add(new VariantChange(it.publicId(), options.chosen(it), it.fields(), 0));
    }
    if (!options.fit()) return all;
    if (options.isEmpty() && all.size() > 1) {
      troubles.add(file.variants().getFirst(), "variants.alike");
      return all;
    }
    var heir = options.areGiven() ? heir(present.getFirst()) : null;
    var told = new HashSet<List<Integer>>();
    var by = new HashMap<Integer, FileVariant>();
    for (var said : file.variants()) {
      var chosen = said.values().isEmpty() && !options.isEmpty() ? null : options.chosen(said);
      if (chosen == null) options.refuse(said);
      else if (!told.add(chosen))
        troubles.add(said, "variant.twice", String.join(OfVariant.BETWEEN, said.values()));
      else {
        boolean isNew = said != heir && (heir != null || !known.containsKey(chosen));
        int at = said == heir ? 0 : isNew ? all.size() : known.get(chosen);
        if (isNew) all.add(added(said, chosen));
        else all.set(at, changed(said, present.get(at), chosen));
        by.put(at, said);
      }
    }
    checkSkus(all, by);
    if (all.isEmpty()) troubles.add("price");
    if (all.size() > MOST_VARIANTS) troubles.add("variants", MOST_VARIANTS);
    if (options.getTooMany()) troubles.add("values.many", ProductChange.MOST_VALUES);
    return all;
  }

  /** The one that the only variant of a product becomes that gets options: it keeps its stock. */
  private FileVariant heir(VariantDetail only) {
    var sku = ProductText.sku(only.fields().sku());
    return file.variants().stream()
        .filter(it -> it.sku().value().map(ProductText::sku).filter(sku::equals).isPresent())
        .findFirst()
        .orElse(file.variants().getFirst());
  }

  private VariantChange added(FileVariant said, List<Integer> chosen) {
    if (said.price().value().isEmpty()) troubles.add(said, "price");
    var none = Money.zero(known.store().currency());
    var blank =
        new OfVariant(
            options.title(chosen),
            "",
            none,
            null,
            null,
            "",
            null,
            null,
            false,
            true,
            null,
            0,
            List.of(),
            null);
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
    var after = fields(said, options.areGiven() ? before.called(options.title(chosen)) : before);
    int onHand = old.onHand() == null ? 0 : old.onHand();
    int units = after.tracked() ? units(said, onHand) : onHand;
    int reserved = old.reserved() == null ? 0 : old.reserved();
    if (units != onHand && units < reserved) troubles.add(said, "reserved", reserved);
    var label = after.title();
    if (options.areGiven()) changes.add("becomes", null, null, label);
    changes.add("price", label, before.price(), after.price());
    changes.add("compare_at", label, before.compareAt(), after.compareAt());
    changes.add("cost", label, before.cost(), after.cost());
    changes.add("sku", label, before.sku(), after.sku());
    changes.add("barcode", label, before.barcode(), after.barcode());
    changes.add("weight", label, before.weightGrams(), after.weightGrams());
    changes.add("content", label, before.content(), after.content());
    changes.add("tracked", label, before.tracked(), after.tracked());
    changes.add("active", label, before.active(), after.active());
    changes.add("backorder", label, before.backorder() > 0, after.backorder() > 0);
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
    if (price.isNegative()) troubles.add(said, "price.below");
    var sku = said.sku().over(before.sku(), "");
    if (Typed.length(sku) > LONGEST_SKU) troubles.add(said, "sku.long", LONGEST_SKU);
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
        backorder(said, before),
        Attributed.over(before.attributes(), said.attributes()),
        optional(said.content(), before.content()));
  }

  /** A limit that is set stays, as files know none. */
  private static int backorder(FileVariant said, OfVariant before) {
    boolean sells = said.sellsWhenOut().over(before.backorder() > 0, false);
    if (!sells) return 0;
    return before.backorder() > 0 ? before.backorder() : Backorder.ENDLESS;
  }

  /** One that is not above the price is left out, and that is said. */
  private @Nullable Money compareAt(FileVariant said, OfVariant before, Money price) {
    var told = optional(said.comparePrice(), before.compareAt());
    if (told == null || told.compareTo(price) > 0) return told;
    notes.add(Trouble.of("", "import.note.line.compare", said.line(), told.plain(), price.plain()));
    return null;
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

  /** A variant that the file does not name may have the SKU that it gives to another one. */
  private void checkSkus(List<VariantChange> all, Map<Integer, FileVariant> by) {
    ProductChange.takenSkus(all, now)
        .forEach(
            (at, other) ->
                troubles.add(
                    Objects.requireNonNull(by.get(at)),
                    "sku.twice",
                    all.get(at).fields().sku(),
                    all.get(other).fields().title()));
  }

  /** What another product has is not given to one of this. */
  private void taken(FileVariant said, String sku) {
    var others = known.skus().getOrDefault(ProductText.sku(sku), List.of());
    Optional<Long> other = others.stream().filter(id -> now == null || id != now.id()).findFirst();
    if (other.isPresent()) troubles.add(said, "sku.taken", sku);
  }

  private int units(FileVariant said, int now) {
    int units = said.quantity().over(now, now);
    // None on hand says nothing of what is owed, which is below zero.
    if (units == now || (units == 0 && now < 0)) return now;
    if (units > MOST_UNITS) troubles.add(said, "quantity", MOST_UNITS);
    return Math.min(units, MOST_UNITS);
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

  /** What each file variant takes of SKUs, as they are compared. */
  public static Map<String, Integer> skus(FileProduct file) {
    var skus = new HashMap<String, Integer>();
    for (var it : file.variants())
      it.sku().value().map(ProductText::sku).ifPresent(sku -> skus.putIfAbsent(sku, it.line()));
    return skus;
  }
}
