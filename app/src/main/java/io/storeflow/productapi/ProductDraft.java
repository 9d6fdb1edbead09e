package io.storeflow.productapi;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfVariant;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the change of a product that a program asks for; notes what is wrong with it. Pure. */
final class ProductDraft {
  private final Store store;
  private final ProductBody body;
  private final FieldsOfBody fields;
  private final List<Wrong> wrongs;

  ProductDraft(Store store, ProductBody body, FieldsOfBody fields, List<Wrong> wrongs) {
    this.store = store;
    this.body = body;
    this.fields = fields;
    this.wrongs = wrongs;
  }

  /** A product that is new: a draft, unless the program says otherwise. */
  ProductChange created() {
    var begun =
        new ProductFields(
            "",
            "",
            Description.plain(""),
            "",
            null,
            List.of(),
            ProductState.DRAFT,
            ProductTraits.NONE);
    var choices = Choices.read(body.options(), wrongs);
    var sent = variants();
    if (sent.isEmpty()) wrongs.add(Wrong.of("/variants", "required.variants"));
    var variants = new ArrayList<VariantChange>();
    var made = new HashSet<List<Integer>>();
    for (int i = 0; i < sent.size(); i++)
      variants.add(added(choices, sent.get(i), "/variants/" + i, made));
    checkSkus(variants, IntStream.range(0, sent.size()).boxed().toList(), null);
    return change(fields.read(begun, wrongs), choices, variants);
  }

  /** A product as it is, but for what is sent. */
  ProductChange changed(ProductDetail product) {
    if (body.options() != null) wrongs.add(Wrong.of("/options", "product.options"));
    var choices = Choices.of(product);
    var named = new HashMap<String, Integer>();
    var fresh = new ArrayList<Integer>();
    for (int i = 0; i < variants().size(); i++) {
      var sent = variants().get(i);
      boolean isNamed = sent.id() != null;
      var id = isNamed ? sent.id() : bySku(product, sent, "/variants/" + i);
      if (id == null) fresh.add(i);
      else if ((isNamed || !id.isEmpty()) && named.put(id, i) != null)
        wrongs.add(Wrong.of("/variants/" + i + (isNamed ? "/id" : "/sku"), "product.twice"));
    }
    var variants = new ArrayList<VariantChange>();
    var places = new ArrayList<@Nullable Integer>();
    var made = new HashSet<List<Integer>>();
    for (var was : product.variants()) {
      var at = named.remove(was.publicId());
      var chosen = Choices.chosen(product, was.values());
      made.add(chosen);
      variants.add(new VariantChange(was.publicId(), chosen, kept(was, at), 0));
      places.add(at);
    }
    named
        .values()
        .forEach(at -> wrongs.add(Wrong.of("/variants/" + at + "/id", "product.no_variant")));
    for (int i : fresh) {
      variants.add(added(choices, variants().get(i), "/variants/" + i, made));
      places.add(i);
    }
    checkSkus(variants, places, product);
    return change(fields.read(product.fields(), wrongs), choices, variants);
  }

  /**
   * The id of the variant that is named by its SKU alone; null for a new one, which names the
   * values of options; empty where that is not clear, which is noted.
   */
  private @Nullable String bySku(ProductDetail product, VariantBody sent, String at) {
    if (sent.options() != null) return null;
    var sku = ProductText.sku(Typed.line(sent.sku()));
    if (sku.isEmpty()) {
      wrongs.add(Wrong.of(at + "/id", "product.unnamed"));
      return "";
    }
    var having =
        product.variants().stream()
            .filter(it -> ProductText.sku(it.fields().sku()).equals(sku))
            .toList();
    if (having.size() == 1) return having.getFirst().publicId();
    wrongs.add(
        having.isEmpty()
            ? Wrong.of(at + "/sku", "product.which")
            : Wrong.of(at + "/sku", "product.sku_shared", having.size()));
    return "";
  }

  private OfVariant kept(VariantDetail was, @Nullable Integer at) {
    if (at == null) return was.fields();
    var sent = variants().get(at);
    var pointer = "/variants/" + at;
    if (sent.onHand() != null) wrongs.add(Wrong.of(pointer + "/on_hand", "product.on_hand"));
    if (sent.options() != null) wrongs.add(Wrong.of(pointer + "/options", "product.options"));
    return sent.read(store, was.fields(), pointer, wrongs);
  }

  private VariantChange added(
      Choices choices, VariantBody sent, String at, Set<List<Integer>> made) {
    if (sent.id() != null) wrongs.add(Wrong.of(at + "/id", "product.no_variant"));
    if (sent.price() == null) wrongs.add(Wrong.of(at + "/price", "required.price"));
    int before = wrongs.size();
    var chosen = choices.chosen(sent.options(), at, wrongs);
    boolean fits = wrongs.size() == before;
    if (fits && !made.add(chosen)) wrongs.add(Wrong.of(at + "/options", "product.twice"));
    int onHand = sent.onHand() == null ? 0 : sent.onHand();
    var begun =
        new OfVariant(
            fits ? choices.title(chosen) : "",
            "",
            Money.zero(store.currency()),
            null,
            null,
            "",
            null,
            null,
            sent.onHand() != null,
            true,
            null,
            0,
            List.of(),
            null);
    var read = sent.read(store, begun, at, wrongs);
    return new VariantChange(null, chosen, read, read.tracked() ? onHand : 0);
  }

  /**
   * @param places of their lines in the body; null where it names none
   */
  private void checkSkus(
      List<VariantChange> variants,
      List<? extends @Nullable Integer> places,
      @Nullable ProductDetail before) {
    ProductChange.takenSkus(variants, before)
        .forEach(
            (at, other) ->
                wrongs.add(
                    Wrong.of(
                        "/variants/" + places.get(at) + "/sku",
                        "product.sku",
                        variants.get(other).fields().sku())));
  }

  /** What is on sale, or will be, has something that is sold. */
  private ProductChange change(ProductFields read, Choices choices, List<VariantChange> variants) {
    boolean sells = variants.stream().anyMatch(it -> it.fields().active());
    boolean isPlanned = read.state() == ProductState.DRAFT && read.traits().publishAt() != null;
    boolean sold = isPlanned || read.state() == ProductState.ACTIVE;
    if (sold && !variants.isEmpty() && !sells) wrongs.add(Wrong.of("/state", "product.nothing"));
    return new ProductChange(read, "", choices.options(), variants, Set.of());
  }

  private List<VariantBody> variants() {
    return body.variants() == null ? List.of() : body.variants();
  }

  /** Whether the product is so already. */
  static boolean isSame(ProductDetail product, ProductChange change) {
    var now =
        change.variants().stream()
            .filter(it -> it.publicId() != null)
            .map(VariantChange::fields)
            .toList();
    return change.fields().equals(product.fields())
        && change.variants().size() == product.variants().size()
        && now.equals(product.variants().stream().map(VariantDetail::fields).toList());
  }
}
