package io.storeflow.sharing;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.ProductFields.OfVariant;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a product is in another store: all that the source says, but what each store has of its own.
 * What is added to products later is shared unless it is named here.
 */
final class SharedProduct {
  /** What a linked product has of its own, beside its stock. */
  private static final List<String> OWN_TRAITS =
      List.of("publishAt", "featured", "tags", "shippingProfile");

  private static final List<String> OWN_OF_VARIANT =
      List.of("sku", "price", "compareAt", "cost", "tracked", "active", "lowAt", "backorder");

  private SharedProduct() {}

  /**
   * As it begins there: a draft without stock, in no category.
   *
   * @param slug the address that it is to have
   * @param pictures public ids there by those here
   * @param sku what an SKU becomes there
   * @throws Refused if a price would be more than any can be
   */
  static ProductChange first(
      ProductDetail source,
      String slug,
      Rate rate,
      Map<String, String> pictures,
      UnaryOperator<String> sku) {
    var copy = ProductChange.copy(source, source.title());
    var variants = new ArrayList<VariantChange>();
    for (int i = 0; i < copy.variants().size(); i++) {
      var fields = source.variants().get(i).fields();
      var own = new HashMap<String, @Nullable Object>();
      own.put("sku", sku.apply(fields.sku()));
      own.put("price", rate.of(fields.price()));
      own.put("compareAt", money(fields.compareAt(), rate));
      own.put("cost", money(fields.cost(), rate));
      own.put("image", there(fields.image(), pictures));
      var it = copy.variants().get(i);
      variants.add(new VariantChange(null, it.chosen(), Parts.with(fields, own), 0));
    }
    var traits = new HashMap<String, @Nullable Object>();
    traits.put("publishAt", null);
    traits.put("featured", false);
    traits.put("shippingProfile", null);
    var own = new HashMap<String, @Nullable Object>();
    own.put("slug", slug);
    own.put("category", null);
    own.put("state", ProductState.DRAFT);
    own.put("pictures", there(source.fields().pictures(), pictures));
    own.put("traits", Parts.with(source.fields().traits(), traits));
    return new ProductChange(
        Parts.with(source.fields(), own), "", copy.options(), variants, Set.of());
  }

  /**
   * As it is to be after its source has changed. A variant that came there is sold here too where
   * both have the same money; else it waits for its price, not for sale.
   *
   * @param mine as it is
   * @param variants public ids of its variants by row ids of the source's
   */
  static ProductChange followed(
      ProductDetail source,
      ProductDetail mine,
      Map<Long, String> variants,
      Map<String, String> pictures,
      Currency currency,
      UnaryOperator<String> sku) {
    var known = byId(mine);
    var copy = ProductChange.copy(source, source.title());
    var all = new ArrayList<VariantChange>();
    for (int i = 0; i < copy.variants().size(); i++) {
      var theirs = source.variants().get(i);
      var publicId = variants.get(theirs.id());
      var old = publicId == null ? null : known.remove(publicId);
      var fields =
          old == null ? fresh(theirs.fields(), currency, sku) : own(theirs.fields(), old.fields());
      var image = new HashMap<String, @Nullable Object>();
      image.put("image", there(theirs.fields().image(), pictures));
      all.add(
          new VariantChange(
              old == null ? null : publicId,
              copy.variants().get(i).chosen(),
              Parts.with(fields, image),
              0));
    }
    var own = own(source.fields(), mine.fields());
    var shown = Map.of("pictures", there(source.fields().pictures(), pictures));
    return new ProductChange(
        Parts.with(own, shown), "", options(copy, mine), all, Set.copyOf(known.keySet()));
  }

  /** The change without what is kept at the source: as the product is now, in what is shared. */
  static ProductChange kept(ProductDetail mine, ProductChange change) {
    var wanted = new HashMap<String, VariantChange>();
    for (var it : change.variants()) if (it.publicId() != null) wanted.put(it.publicId(), it);
    var same = ProductChange.copy(mine, mine.title());
    var all = new ArrayList<VariantChange>();
    for (int i = 0; i < same.variants().size(); i++) {
      var old = mine.variants().get(i);
      var asked = wanted.get(old.publicId());
      all.add(
          new VariantChange(
              old.publicId(),
              same.variants().get(i).chosen(),
              asked == null ? old.fields() : own(old.fields(), asked.fields()),
              asked == null ? 0 : asked.onHandDelta()));
    }
    return new ProductChange(
        own(mine.fields(), change.fields()), change.reason(), options(same, mine), all, Set.of());
  }

  /**
   * What can be followed while units of a variant are reserved that is gone at the source: the
   * words; variants stay as they are, but those that are to leave are not sold any more.
   */
  static ProductChange wordsOf(ProductChange followed, ProductDetail mine) {
    var same = kept(mine, new ProductChange(mine.fields(), "", List.of(), List.of(), Set.of()));
    var variants =
        same.variants().stream()
            .map(it -> followed.removed().contains(it.publicId()) ? unsold(it) : it)
            .toList();
    return new ProductChange(followed.fields(), "", same.options(), variants, Set.of());
  }

  private static VariantChange unsold(VariantChange it) {
    var fields = Parts.with(it.fields(), Map.of("active", false));
    return new VariantChange(it.publicId(), it.chosen(), fields, 0);
  }

  private static OfVariant fresh(OfVariant theirs, Currency currency, UnaryOperator<String> sku) {
    var own = new HashMap<String, @Nullable Object>();
    own.put("sku", sku.apply(theirs.sku()));
    if (!theirs.price().currency().equals(currency)) {
      own.put("price", Money.zero(currency));
      own.put("compareAt", null);
      own.put("cost", null);
      own.put("active", false);
    }
    return Parts.with(theirs, own);
  }

  private static ProductFields own(ProductFields shared, ProductFields mine) {
    var traits = new HashMap<String, @Nullable Object>();
    for (var name : OWN_TRAITS) traits.put(name, Parts.get(mine.traits(), name));
    var own = new HashMap<String, @Nullable Object>();
    own.put("slug", mine.slug());
    own.put("category", mine.category());
    own.put("state", mine.state());
    own.put("traits", Parts.with(shared.traits(), traits));
    return Parts.with(shared, own);
  }

  private static OfVariant own(OfVariant shared, OfVariant mine) {
    var own = new HashMap<String, @Nullable Object>();
    for (var name : OWN_OF_VARIANT) own.put(name, Parts.get(mine, name));
    return Parts.with(shared, own);
  }

  /** An option or value of the same name is the same one, and keeps its row. */
  private static List<OptionChange> options(ProductChange wanted, ProductDetail mine) {
    var names = mine.options().stream().map(it -> Folded.of(it.name())).toList();
    return wanted.options().stream()
        .map(
            it -> {
              int was = names.indexOf(Folded.of(it.name()));
              return was < 0 ? it : option(was, it, mine.options().get(was));
            })
        .toList();
  }

  private static OptionChange option(int was, OptionChange wanted, OptionDetail mine) {
    var known = mine.values().stream().map(it -> Folded.of(it.value())).toList();
    var values = new ArrayList<ValueChange>();
    for (var it : wanted.values()) {
      int place = known.indexOf(Folded.of(it.value()));
      values.add(new ValueChange(place < 0 ? null : place, it.value()));
    }
    return new OptionChange(was, wanted.name(), values);
  }

  private static List<OfPicture> there(List<OfPicture> pictures, Map<String, String> ids) {
    var there = new ArrayList<OfPicture>();
    var seen = new HashSet<String>();
    for (var it : pictures) {
      var id = ids.get(it.id());
      if (id != null && seen.add(id)) there.add(new OfPicture(id, it.alt()));
    }
    return there;
  }

  private static @Nullable String there(@Nullable String picture, Map<String, String> ids) {
    return picture == null ? null : ids.get(picture);
  }

  private static @Nullable Money money(@Nullable Money price, Rate rate) {
    return price == null ? null : rate.of(price);
  }

  private static Map<String, VariantDetail> byId(ProductDetail product) {
    return product.variants().stream()
        .collect(
            Collectors.toMap(
                VariantDetail::publicId, Function.identity(), (one, other) -> one, HashMap::new));
  }
}
