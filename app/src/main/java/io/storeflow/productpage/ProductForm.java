package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A product as it was typed, so that a refused form shows every field again.
 *
 * @param image public id of the image that is kept already; removeImage: to take it off
 * @param version of the product that the person saw; empty for a new one
 * @param reason why stock on hand differs
 * @param fill what to set for several variants at once, a code of {@link Fill}; fillWith: to what
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
    @Nullable String fill,
    @Nullable String fillWith,
    @Nullable List<OptionRow> options,
    @Nullable List<VariantRow> variants) {

  public ProductForm {
    options = first(options, ProductChange.MOST_OPTIONS);
    variants = first(variants, VariantGrid.MOST_VARIANTS + 1);
  }

  static ProductForm empty() {
    var rows = List.of(VariantRow.empty());
    return new ProductForm(
        "", "", "", "", "", "active", "", "", false, "", "", "", "", List.of(), rows);
  }

  /**
   * A product as it is.
   *
   * @param implied what the option is called of variants that an older release told apart by their
   *     titles alone
   */
  public static ProductForm of(ProductDetail product, String implied) {
    var fields = product.fields();
    boolean told = product.options().isEmpty() && isToldApart(product);
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
        "",
        "",
        told ? List.of(implied(product, implied)) : options(product),
        IntStream.range(0, product.variants().size())
            .mapToObj(
                i ->
                    VariantRow.of(
                        product.variants().get(i),
                        told ? List.of(i) : chosen(product, product.variants().get(i))))
            .toList());
  }

  private static boolean isToldApart(ProductDetail product) {
    return product.variants().size() > 1
        || product.variants().stream().anyMatch(it -> !it.fields().title().isEmpty());
  }

  private static OptionRow implied(ProductDetail product, String name) {
    var titles = product.variants().stream().map(it -> it.fields().title()).toList();
    return OptionRow.of(null, name, titles);
  }

  private static List<OptionRow> options(ProductDetail product) {
    var rows = new ArrayList<OptionRow>();
    for (var option : product.options())
      rows.add(
          OptionRow.of(
              rows.size(),
              option.name(),
              option.values().stream().map(ValueDetail::value).toList()));
    return rows;
  }

  private static List<Integer> chosen(ProductDetail product, VariantDetail variant) {
    var places = product.options().stream().map(ProductForm::ids).toList();
    return IntStream.range(0, Math.min(places.size(), variant.values().size()))
        .mapToObj(i -> places.get(i).indexOf(variant.values().get(i)))
        .toList();
  }

  private static List<Long> ids(OptionDetail option) {
    return option.values().stream().map(ValueDetail::id).toList();
  }

  List<VariantRow> rows() {
    return variants == null ? List.of() : variants;
  }

  VariantGrid grid() {
    return new VariantGrid(options == null ? List.of() : options, rows());
  }

  ProductForm with(VariantGrid grid) {
    return with(image, removeImage, version, grid);
  }

  ProductForm withImage(String kept) {
    return with(kept, false, version, grid());
  }

  ProductForm withVersion(int seen) {
    return with(image, removeImage, Integer.toString(seen), grid());
  }

  private ProductForm with(
      @Nullable String image,
      @Nullable Boolean removeImage,
      @Nullable String version,
      VariantGrid grid) {
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
        fill,
        fillWith,
        grid.options(),
        grid.rows());
  }

  private static <T> List<T> first(@Nullable List<T> all, int most) {
    return all == null ? List.of() : all.stream().filter(Objects::nonNull).limit(most).toList();
  }
}
