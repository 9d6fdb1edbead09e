package io.storeflow.productexport;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.category.CategoryTree;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.markup.Markup;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.product.Attribute;
import io.storeflow.product.Description;
import io.storeflow.productfile.FileFields;
import io.storeflow.productfile.FilePicture;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileVariant;
import io.storeflow.productfile.Told;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a file tells of a product of ours; pictures by their absolute addresses here. */
final class ProductLines {
  private final Store store;
  private final CategoryTree categories;
  private final PublicUrl url;

  ProductLines(Store store, CategoryTree categories, PublicUrl url) {
    this.store = store;
    this.categories = categories;
    this.url = url;
  }

  FileProduct of(ProductDetail product) {
    var names = product.options().stream().map(ProductDetail.OptionDetail::name).toList();
    var values = new HashMap<Long, String>();
    product.options().stream()
        .flatMap(it -> it.values().stream())
        .forEach(it -> values.put(it.id(), it.value()));
    return new FileProduct(
        0,
        product.slug(),
        false,
        fields(product),
        names,
        product.variants().stream().map(it -> variant(it, values)).toList(),
        product.fields().pictures().stream().map(this::picture).toList(),
        List.of(),
        true);
  }

  private FileFields fields(ProductDetail product) {
    var fields = product.fields();
    var traits = fields.traits();
    return new FileFields(
        Told.of(fields.title()),
        text(written(fields.description())),
        text(traits.brand()),
        text(traits.type()),
        traits.tags().isEmpty() ? Told.cleared() : Told.of(traits.tags()),
        text(traits.seoTitle()),
        text(traits.seoText()),
        Told.of(fields.state()),
        told(traits.publishAt()),
        Told.absent(),
        categories
            .byPublicId(fields.category())
            .map(it -> Told.of(it.path()))
            .orElse(Told.cleared()),
        Told.absent(),
        attributes(traits.attributes()),
        Told.of(traits.taxClass()),
        Told.of(traits.giftCard()));
  }

  /** Plain text that would be read as markup is written as such. */
  private static String written(Description description) {
    var html = description.html();
    if (html != null) return html;
    var text = description.text();
    return Markup.isMarked(text) ? Markup.ofText(text).html() : text;
  }

  private static Map<String, Told<String>> attributes(List<Attribute> attributes) {
    var told = new LinkedHashMap<String, Told<String>>();
    attributes.forEach(it -> told.put(it.name(), text(it.value())));
    return told;
  }

  private FileVariant variant(VariantDetail variant, Map<Long, String> values) {
    var fields = variant.fields();
    return new FileVariant(
        0,
        variant.values().stream().map(values::get).filter(Objects::nonNull).toList(),
        text(fields.sku()),
        text(fields.barcode()),
        Told.of(fields.price()),
        told(fields.compareAt()),
        told(fields.cost()),
        told(fields.weightGrams()),
        Told.of(fields.tracked()),
        fields.tracked() ? told(variant.onHand()) : Told.absent(),
        Told.absent(),
        Told.of(fields.backorder() > 0),
        Told.absent(),
        fields.image() == null ? Told.cleared() : Told.of(address(fields.image())),
        Told.absent(),
        Told.absent(),
        attributes(fields.attributes()),
        told(fields.content()));
  }

  private FilePicture picture(OfPicture picture) {
    return new FilePicture(0, address(picture.id()), text(picture.alt()));
  }

  private String address(String picture) {
    return url.of(MediaPath.of(store, picture));
  }

  private static Told<String> text(String text) {
    return text.isEmpty() ? Told.cleared() : Told.of(text);
  }

  private static <T> Told<T> told(@Nullable T value) {
    return value == null ? Told.cleared() : Told.of(value);
  }
}
