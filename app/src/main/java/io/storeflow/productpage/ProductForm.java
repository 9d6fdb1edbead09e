package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.platform.form.Packed;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.input.Typed;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.uploads.PictureForm;
import io.storeflow.uploads.PictureList;
import io.storeflow.uploads.PictureRow;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A product as it was typed, so that a refused form shows every field again.
 *
 * @param marked whether the description is written as HTML
 * @param pictures in their order; null if none were sent
 * @param added public ids of pictures that were sent ahead of the form
 * @param version of the product that the person saw; empty for a new one
 * @param reason why stock on hand differs
 * @param seen what the person saw of each field, see {@link FormValues}
 * @param choices of fields that somebody else changed too; take: the same for all of them
 * @param traits what is said of it beside its words
 * @param linked whether what is said of it was shown as another store says it, and so was not sent
 * @param find which variants are shown, by words of their titles; page: which page of them, from 0
 * @param others the variants that are not shown, see {@link Packed}
 * @param fill what to set for several variants at once, a code of {@link Fill}; fillWith: to what
 */
public record ProductForm(
    @Nullable String title,
    @Nullable String secondTitle,
    @Nullable String description,
    @Nullable Boolean marked,
    @Nullable String slug,
    @Nullable String category,
    @Nullable String state,
    @Nullable List<PictureRow> pictures,
    @Nullable List<String> added,
    @Nullable String version,
    @Nullable String reason,
    @Nullable String seen,
    @Nullable List<Conflict.Choice> choices,
    @Nullable String take,
    @Nullable TraitsForm traits,
    @Nullable Boolean linked,
    @Nullable String fill,
    @Nullable String fillWith,
    @Nullable String find,
    @Nullable String page,
    @Nullable String others,
    @Nullable List<OptionRow> options,
    @Nullable List<VariantRow> variants) {

  /** Those that are taken off are among them. */
  private static final int MOST_PICTURES = 3 * ProductFields.MOST_PICTURES;

  private static final int MOST_CHOICES = 2000;

  /** What is said of a product, beside its traits and variants. */
  private static final List<String> KEPT =
      List.of("title", "secondTitle", "description", "marked", "pictures", "options", "linked");

  public ProductForm {
    pictures = pictures == null ? null : first(pictures, MOST_PICTURES);
    added = first(added, MOST_PICTURES);
    options = first(options, ProductChange.MOST_OPTIONS);
    variants = first(variants, VariantGrid.MOST_VARIANTS + 1);
    choices = first(choices, MOST_CHOICES);
    var unseen = others == null ? "" : others;
    var all =
        unseen.isEmpty()
            ? Optional.of(variants)
            : Packed.all(unseen, variants, VariantRow.empty(), VariantGrid.MOST_VARIANTS + 1);
    variants = all.orElse(variants);
    others = all.isPresent() ? "" : unseen;
    if (traits == null) traits = TraitsForm.EMPTY;
  }

  static ProductForm empty() {
    var rows = List.of(VariantRow.empty());
    return new ProductForm(
        "",
        "",
        "",
        false,
        "",
        "",
        "active",
        List.of(),
        List.of(),
        "",
        "",
        "",
        List.of(),
        "",
        TraitsForm.EMPTY,
        false,
        "",
        "",
        "",
        "",
        "",
        List.of(),
        rows);
  }

  /**
   * A product as it is.
   *
   * @param implied what the option is called of variants that an older release told apart by their
   *     titles alone
   */
  public static ProductForm of(ProductDetail product, String implied, ZoneId zone) {
    var fields = product.fields();
    var described = fields.description();
    var options = ShownOptions.of(product);
    var form =
        new ProductForm(
            fields.title(),
            fields.secondTitle(),
            described.markup() == null ? described.text() : described.html(),
            described.markup() != null,
            fields.slug(),
            fields.category(),
            product.isPlanned() ? ProductState.ACTIVE.code() : fields.state().code(),
            PictureRow.all(fields.pictures(), OfPicture::id, OfPicture::alt),
            List.of(),
            Integer.toString(product.version()),
            "",
            "",
            List.of(),
            "",
            TraitsForm.of(fields.traits(), zone),
            false,
            "",
            "",
            "",
            "",
            "",
            options.rows(implied),
            options.variants());
    return Parts.with(form, Map.of("seen", FormValues.seen(form)));
  }

  List<Conflict.Choice> chosen() {
    return choices == null ? List.of() : choices;
  }

  List<VariantRow> rows() {
    return variants == null ? List.of() : variants;
  }

  /** The description as it was typed: with markup where the form says so. */
  Description described() {
    var typed = Typed.text(description);
    return Boolean.TRUE.equals(marked) ? Description.ofHtml(typed) : Description.plain(typed);
  }

  boolean isLinked() {
    return Boolean.TRUE.equals(linked);
  }

  VariantGrid grid() {
    return new VariantGrid(options == null ? List.of() : options, rows());
  }

  TraitsForm said() {
    return traits == null ? TraitsForm.EMPTY : traits;
  }

  ProductForm with(VariantGrid grid) {
    return Parts.with(this, Map.of("options", grid.options(), "variants", grid.rows()));
  }

  ProductForm with(TraitsForm other) {
    return Parts.with(this, Map.of("traits", other));
  }

  /** The pictures as they are sent, in their order. */
  List<PictureRow> shots() {
    return pictures == null ? List.of() : pictures;
  }

  /**
   * What is said of its pictures.
   *
   * @param product as it is; null for a new one
   */
  PictureForm.Sent sent(@Nullable List<MultipartFile> files, @Nullable ProductDetail product) {
    var present =
        product == null
            ? List.<PictureRow>of()
            : PictureRow.all(product.fields().pictures(), OfPicture::id, OfPicture::alt);
    return new PictureForm.Sent(pictures, extra(), files, present, ProductFields.MOST_PICTURES);
  }

  /** Public ids of pictures that were sent ahead. */
  private List<String> extra() {
    return added == null ? List.of() : added.stream().map(Typed::line).toList();
  }

  ProductForm with(PictureList list) {
    return Parts.with(this, Map.of("pictures", list.rows(), "added", List.of()));
  }

  /**
   * The same with what another form says of the product, but for what each store has of its own: a
   * product that follows one of another store says what that does.
   */
  ProductForm saying(ProductForm now) {
    var said = new HashMap<String, @Nullable Object>();
    for (var name : KEPT) said.put(name, Parts.get(now, name));
    said.put("traits", said().saying(now.said()));
    said.put("added", List.of());
    var known = FormValues.byId(now);
    said.put(
        "variants",
        rows().stream()
            .filter(row -> known.containsKey(Typed.line(row.id())))
            .map(row -> row.saying(Objects.requireNonNull(known.get(Typed.line(row.id())))))
            .toList());
    return Parts.with(this, said);
  }

  ProductForm onPage(int number) {
    return Parts.with(this, Map.of("page", Integer.toString(number)));
  }

  /** As somebody has it who has seen what the other form says, and has chosen nothing yet. */
  ProductForm seenAs(ProductForm other) {
    var now = new HashMap<String, @Nullable Object>();
    now.put("version", other.version());
    now.put("seen", other.seen());
    now.put("choices", List.of());
    now.put("take", "");
    return Parts.with(this, now);
  }

  /** Whether of a field that two people changed theirs was chosen: for it, or for all. */
  boolean takesTheirs(Conflict.Choice choice) {
    var all = Typed.line(take);
    return Conflict.THEIRS.equals(all.isEmpty() ? Typed.line(choice.take()) : all);
  }

  private static <T> List<T> first(@Nullable List<T> all, int most) {
    return all == null ? List.of() : all.stream().filter(Objects::nonNull).limit(most).toList();
  }
}
