package io.storeflow.importplan;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.Slugs;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.label.Brands;
import io.storeflow.label.Tags;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.TaxClass;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.Told;
import io.storeflow.productfile.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a product shall be by the word of a file: what the file does not speak of stays as it is.
 * Pure: dry run and run work out the same.
 */
public final class Wish {
  static final int LONGEST_TITLE = 200;
  private static final String BETWEEN = " › ";
  private static final ProductFields NEW =
      new ProductFields(
          "",
          "",
          Description.plain(""),
          "",
          null,
          List.of(),
          ProductState.ACTIVE,
          ProductTraits.NONE);

  private final FileProduct file;
  private final @Nullable ProductDetail now;
  private final Known known;
  private final Troubles troubles = new Troubles();
  private final List<Trouble> notes = new ArrayList<>();
  private final Changes changes = new Changes();
  private @Nullable List<String> newCategory;

  private Wish(FileProduct file, @Nullable ProductDetail now, Known known) {
    this.file = file;
    this.now = now;
    this.known = known;
  }

  /**
   * @param now the product as it is; null where there is none
   */
  public static Plan of(FileProduct file, @Nullable ProductDetail now, Known known) {
    return new Wish(file, now, known).plan();
  }

  /** The address that the file's handle is; the same one each time. */
  public static String slug(String handle) {
    if (Slugs.isGood(handle)) return handle;
    var made = Slugs.of(handle);
    return made.isEmpty() ? "p-" + Digest.sha256(handle).substring(0, 12) : made;
  }

  private Plan plan() {
    var before = now == null ? NEW : now.fields();
    var pictures = pictures(before);
    var there = new LinkedHashSet<String>();
    pictures.forEach(it -> there.add(it.id()));
    var variants = new VariantsWish(file, now, known, there, changes, troubles, notes);
    var fields = fields(before, pictures);
    tell(before, fields);
    var wanted = variants.wanted();
    if (fields.state() == ProductState.ACTIVE
        && wanted.stream().noneMatch(it -> it.fields().active())) fields = drafted(fields);
    var reason = LedgerReason.IMPORT.code();
    var change = new ProductChange(fields, reason, variants.options().wanted(), wanted, Set.of());
    return new Plan(change, changes.all(), troubles.all(), notes, missing(there), newCategory);
  }

  private ProductFields fields(ProductFields before, List<OfPicture> pictures) {
    var said = file.fields();
    var title = said.title().over(before.title(), before.title());
    if (title.isEmpty()) troubles.add("title");
    if (file.handleMade() && now != null && !isSame(title, now.title()))
      troubles.add("handle.made", file.handle(), now.title());
    if (Typed.length(title) > LONGEST_TITLE) troubles.add("title.long", LONGEST_TITLE);
    var description = description(before.description());
    if (Typed.length(description.text()) > Description.LONGEST)
      troubles.add("description.long", Description.LONGEST);
    var state = said.state().over(before.state(), before.state());
    var traits = traits(before.traits());
    var at = traits.publishAt();
    if (state == ProductState.ACTIVE && at != null && at.isAfter(known.now()))
      state = ProductState.DRAFT;
    return new ProductFields(
        title,
        before.secondTitle(),
        description,
        now == null ? slug(file.handle()) : "",
        category(before.category()),
        pictures,
        state,
        traits);
  }

  /** An address that was only made of a title is that of a product with this very title. */
  private static boolean isSame(String title, String other) {
    var slug = Slugs.of(title);
    return Folded.same(title, other) || (!slug.isEmpty() && slug.equals(Slugs.of(other)));
  }

  private static ProductFields drafted(ProductFields it) {
    return new ProductFields(
        it.title(),
        it.secondTitle(),
        it.description(),
        it.slug(),
        it.category(),
        it.pictures(),
        ProductState.DRAFT,
        it.traits());
  }

  private Description description(Description before) {
    var said = file.fields().html().map(Description::ofHtml);
    var after = said.over(before, Description.plain(""));
    boolean same =
        after.text().equals(before.text()) && Objects.equals(after.html(), before.html());
    return same ? before : after;
  }

  private ProductTraits traits(ProductTraits before) {
    var said = file.fields();
    var at = said.publishAt().<@Nullable Instant>map(it -> it);
    var type = bounded("type", said.type().over(before.type(), ""), ProductTraits.LONGEST_TYPE);
    var seoTitle = said.seoTitle().over(before.seoTitle(), "");
    var seoText = said.seoText().over(before.seoText(), "");
    boolean card = said.giftCard().over(before.giftCard(), false);
    if (card && !before.giftCard() && now != null && known.priced().contains(now.id()))
      troubles.add("gift_card");
    return new ProductTraits(
        at instanceof Told.Of<Instant>(Instant told) ? told : before.publishAt(),
        said.featured().over(before.featured(), false),
        type,
        brand(before.brand()),
        tags(before.tags()),
        Attributed.over(before.attributes(), said.attributes()),
        bounded("seo_title", seoTitle, ProductTraits.LONGEST_SEO_TITLE),
        bounded("seo_text", seoText, ProductTraits.LONGEST_SEO_TEXT),
        before.shippingProfile(),
        said.taxClass().over(before.taxClass(), TaxClass.STANDARD),
        card);
  }

  /** Another spelling of the same is no other brand: all products of the store share it. */
  private String brand(String before) {
    var said = file.fields().brand().over(before, "");
    if (Brands.folded(said).equals(Brands.folded(before))) return before;
    return bounded("brand", said, ProductTraits.LONGEST_BRAND);
  }

  private List<String> tags(List<String> before) {
    var said = new LinkedHashMap<String, String>();
    for (var tag : file.fields().tags().over(before, List.of()))
      said.putIfAbsent(Tags.folded(tag), bounded("tag", tag, ProductTraits.LONGEST_TAG));
    if (said.size() > ProductTraits.MOST_TAGS) troubles.add("tags", ProductTraits.MOST_TAGS);
    var had = new LinkedHashSet<>(before.stream().map(Tags::folded).toList());
    return said.keySet().equals(had) ? before : List.copyOf(said.values());
  }

  private @Nullable String category(@Nullable String before) {
    return switch (file.fields().category()) {
      case Told.Absent<?> nothing -> before;
      case Told.Cleared<?> blank -> null;
      case Told.Of<List<String>>(var path) -> {
        if (path.isEmpty()) yield null;
        var found = known.categories().find(path);
        if (known.categories().isNew(path)) newCategory = path;
        else if (found.isEmpty()) note("category", String.join(BETWEEN, path));
        yield found.orElse(before);
      }
    };
  }

  /** Those of the file in its order, as far as they are there; then the others. */
  private List<OfPicture> pictures(ProductFields before) {
    var all = new LinkedHashMap<String, OfPicture>();
    var had = new LinkedHashMap<String, OfPicture>();
    before.pictures().forEach(it -> had.put(it.id(), it));
    for (var said : file.pictures())
      picture(said.address(), had.keySet())
          .ifPresent(
              id -> {
                var old = had.get(id);
                var alt = said.alt().over(old == null ? "" : old.alt(), "");
                all.putIfAbsent(id, new OfPicture(id, Typed.cut(alt, LONGEST_TITLE)));
              });
    had.forEach(all::putIfAbsent);
    return all.values().stream().limit(ProductFields.MOST_PICTURES).toList();
  }

  /** Our own where the store has it; what was fetched before only while the product has it. */
  private java.util.Optional<String> picture(String address, Set<String> had) {
    var id = known.picture(now == null ? null : now.id(), address);
    return id.filter(it -> had.contains(it) || known.hasOwn(it));
  }

  private List<Plan.Picture> missing(Set<String> there) {
    var all = new ArrayList<Plan.Picture>();
    var addresses = new LinkedHashMap<String, String>();
    file.pictures().forEach(it -> addresses.putIfAbsent(it.address(), it.alt().over("", "")));
    file.variants()
        .forEach(it -> it.picture().value().ifPresent(at -> addresses.putIfAbsent(at, "")));
    int room = ProductFields.MOST_PICTURES - there.size();
    int position = 0;
    for (var it : addresses.entrySet()) {
      if (picture(it.getKey(), there).filter(there::contains).isEmpty()) {
        if (room-- > 0) {
          var alt = Typed.cut(it.getValue(), LONGEST_TITLE);
          var titles = VariantsWish.shownBy(file, it.getKey());
          all.add(new Plan.Picture(position, it.getKey(), alt, titles));
        } else note("pictures", ProductFields.MOST_PICTURES);
      }
      position++;
    }
    return List.copyOf(all);
  }

  private void tell(ProductFields before, ProductFields after) {
    var was = before.traits();
    var is = after.traits();
    changes.add("title", null, before.title(), after.title());
    changes.add("description", null, before.description(), after.description());
    if (now != null) changes.add("state", null, before.state(), after.state());
    changes.add("brand", null, was.brand(), is.brand());
    changes.add("type", null, was.type(), is.type());
    changes.add("tags", null, was.tags(), is.tags());
    var category =
        newCategory == null ? title(after.category()) : String.join(BETWEEN, newCategory);
    changes.add("category", null, title(before.category()), category);
    changes.add(FieldChange.PUBLISH_AT, null, was.publishAt(), is.publishAt());
    if (now != null || is.featured()) changes.add("featured", null, was.featured(), is.featured());
    if (now != null || is.taxClass() != TaxClass.STANDARD)
      changes.add("tax_class", null, was.taxClass(), is.taxClass());
    if (now != null || is.giftCard()) changes.add("gift_card", null, was.giftCard(), is.giftCard());
    changes.add("attributes", null, was.attributes(), is.attributes());
    changes.add("seo_title", null, was.seoTitle(), is.seoTitle());
    changes.add("seo_text", null, was.seoText(), is.seoText());
    if (!before.pictures().equals(after.pictures()))
      changes.add("pictures", null, before.pictures().size(), after.pictures().size() + "*");
  }

  private @Nullable String title(@Nullable String category) {
    return known.categories().words(category).orElse(null);
  }

  private String bounded(String what, String text, int most) {
    if (Typed.length(text) <= most) return text;
    troubles.add("long." + what, most);
    return Typed.cut(text, most);
  }

  private void note(String code, Object... args) {
    notes.add(new Trouble("", "import.note." + code, List.of(args)));
  }
}
