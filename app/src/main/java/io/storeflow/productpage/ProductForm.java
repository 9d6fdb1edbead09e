package io.storeflow.productpage;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A product as it was typed, so that a refused form shows every field again.
 *
 * @param image public id of the image that is kept already; removeImage: to take it off
 * @param version of the product that the person saw; empty for a new one
 * @param reason why stock on hand differs
 */
public record ProductForm(
    @Nullable String title,
    @Nullable String secondTitle,
    @Nullable String description,
    @Nullable String slug,
    @Nullable String category,
    @Nullable String state,
    @Nullable String image,
    @Nullable String imageAlt,
    @Nullable Boolean removeImage,
    @Nullable String version,
    @Nullable String reason,
    @Nullable List<VariantRow> variants) {
  static final int MOST_VARIANTS = 100;

  /**
   * A line of the variant grid.
   *
   * @param id public id; empty for a new line
   * @param onHandWas what the person saw: the stock changes by what was typed less this
   */
  record VariantRow(
      @Nullable String id,
      @Nullable String title,
      @Nullable String sku,
      @Nullable String price,
      @Nullable String compareAt,
      @Nullable Boolean tracked,
      @Nullable String onHand,
      @Nullable String onHandWas,
      @Nullable String lowAt,
      @Nullable Boolean active) {

    static VariantRow empty() {
      return new VariantRow("", "", "", "", "", false, "", "", "", true);
    }

    public static VariantRow of(ProductDetail.VariantDetail variant) {
      var fields = variant.fields();
      var compareAt = fields.compareAt();
      var locale = LocaleContextHolder.getLocale();
      return new VariantRow(
          variant.publicId(),
          fields.title(),
          fields.sku(),
          fields.price().typed(locale),
          compareAt == null ? "" : compareAt.typed(locale),
          fields.tracked(),
          number(variant.onHand()),
          number(variant.onHand()),
          number(fields.lowAt()),
          fields.active());
    }

    /** Whether the line is new and nothing was typed into it. */
    boolean isBlank() {
      return Typed.line(id).isEmpty()
          && Typed.line(title).isEmpty()
          && Typed.line(sku).isEmpty()
          && Typed.line(price).isEmpty()
          && Typed.line(compareAt).isEmpty()
          && Typed.line(onHand).isEmpty();
    }

    private static String number(@Nullable Integer number) {
      return number == null ? "" : number.toString();
    }
  }

  public ProductForm {
    variants =
        variants == null
            ? List.of()
            : variants.stream().filter(Objects::nonNull).limit(MOST_VARIANTS + 1L).toList();
  }

  static ProductForm empty() {
    var rows = List.of(VariantRow.empty());
    return new ProductForm("", "", "", "", "", "active", "", "", false, "", "", rows);
  }

  public static ProductForm of(ProductDetail product) {
    var fields = product.fields();
    return new ProductForm(
        fields.title(),
        fields.secondTitle(),
        fields.description(),
        fields.slug(),
        fields.category(),
        fields.state().code(),
        fields.image(),
        fields.imageAlt(),
        false,
        Integer.toString(product.version()),
        "",
        product.variants().stream().map(VariantRow::of).toList());
  }

  List<VariantRow> rows() {
    return variants == null ? List.of() : variants;
  }

  ProductForm withImage(String kept) {
    return with(kept, false, version, variants);
  }

  ProductForm withVersion(int seen) {
    return with(image, removeImage, Integer.toString(seen), variants);
  }

  ProductForm withRow() {
    var rows = new ArrayList<>(rows());
    if (rows.size() < MOST_VARIANTS) rows.add(VariantRow.empty());
    return withRows(rows);
  }

  /** The line one place nearer to the front. */
  ProductForm withRowUp(int index) {
    var rows = new ArrayList<>(rows());
    if (index > 0 && index < rows.size()) Collections.swap(rows, index, index - 1);
    return withRows(rows);
  }

  private ProductForm withRows(List<VariantRow> rows) {
    return with(image, removeImage, version, rows);
  }

  private ProductForm with(
      @Nullable String image,
      @Nullable Boolean removeImage,
      @Nullable String version,
      @Nullable List<VariantRow> variants) {
    return new ProductForm(
        title,
        secondTitle,
        description,
        slug,
        category,
        state,
        image,
        imageAlt,
        removeImage,
        version,
        reason,
        variants);
  }
}
