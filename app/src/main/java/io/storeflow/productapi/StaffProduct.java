package io.storeflow.productapi;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.category.CategoryTree;
import io.storeflow.idempotency.IfMatch;
import io.storeflow.media.MediaPath;
import io.storeflow.modifier.GroupDetail;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as its merchant's programs see it, drafts too.
 *
 * @param version rises with every change; the ETag of the answer
 * @param category slug
 * @param taxClass what it is for the tax
 * @param giftCard whether each unit becomes a gift card
 * @param sharedSkus those of its SKUs that other products have too
 * @param publishAt when a draft goes on sale by itself; of one on sale since when, null for unknown
 * @param description plain text; {@code descriptionHtml}: with its markup, null where it has none
 */
@Schema(name = "StaffProduct")
record StaffProduct(
    String id,
    String slug,
    int version,
    String state,
    String title,
    String description,
    @Nullable String descriptionHtml,
    @Nullable String category,
    String brand,
    String type,
    List<String> tags,
    boolean featured,
    @Nullable Instant publishAt,
    String seoTitle,
    String seoDescription,
    List<Detail> details,
    List<Image> images,
    List<Group> modifierGroups,
    List<Option> options,
    List<Variant> variants,
    List<String> sharedSkus,
    String taxClass,
    boolean giftCard) {

  @Schema(name = "StaffDetail")
  record Detail(String name, String value) {}

  /**
   * @param alt empty for the title of the product
   */
  @Schema(name = "StaffImage")
  record Image(String id, String url, String alt) {}

  /** A group of modifiers that it offers. */
  @Schema(name = "StaffModifierGroup")
  record Group(String id, String name) {}

  @Schema(name = "StaffOption")
  record Option(String name, List<String> values) {}

  /**
   * @param cost what the merchant pays for a unit; null for not known
   * @param onHand and reserved over all locations; null where stock is not counted
   * @param backorder units that may be sold when none is left; 1000000000 for no limit
   * @param content what a unit holds, such as "250 g / 100 g"; null for not said
   */
  @Schema(name = "StaffVariant")
  record Variant(
      String id,
      String sku,
      String barcode,
      String title,
      ApiMoney price,
      @Nullable ApiMoney compareAtPrice,
      @Nullable ApiMoney cost,
      @Nullable Integer weightGrams,
      boolean active,
      boolean tracked,
      @Nullable Integer onHand,
      @Nullable Integer reserved,
      int backorder,
      @Nullable String content) {}

  static StaffProduct of(
      Store store,
      ProductDetail product,
      CategoryTree tree,
      List<String> sharedSkus,
      List<GroupDetail> groups,
      PublicUrl url) {
    var fields = product.fields();
    var traits = fields.traits();
    return new StaffProduct(
        product.publicId(),
        fields.slug(),
        product.version(),
        fields.state().code(),
        fields.title(),
        fields.description().text(),
        fields.description().html(),
        tree.byPublicId(fields.category()).map(it -> it.row().slug()).orElse(null),
        traits.brand(),
        traits.type(),
        traits.tags(),
        traits.featured(),
        traits.publishAt(),
        traits.seoTitle(),
        traits.seoText(),
        traits.attributes().stream().map(it -> new Detail(it.name(), it.value())).toList(),
        fields.pictures().stream()
            .map(it -> new Image(it.id(), url.of(MediaPath.of(store, it.id())), it.alt()))
            .toList(),
        groups.stream().map(it -> new Group(it.publicId(), it.title())).toList(),
        product.options().stream().map(StaffProduct::option).toList(),
        product.variants().stream().map(it -> variant(store, it)).toList(),
        sharedSkus,
        traits.taxClass().code(),
        traits.giftCard());
  }

  String etag() {
    return IfMatch.etag(version);
  }

  private static Option option(OptionDetail option) {
    return new Option(option.name(), option.values().stream().map(ValueDetail::value).toList());
  }

  private static Variant variant(Store store, VariantDetail it) {
    var fields = it.fields();
    var locale = store.locale();
    var compareAt = fields.compareAt();
    var cost = fields.cost();
    return new Variant(
        it.publicId(),
        fields.sku(),
        fields.barcode(),
        fields.title(),
        ApiMoney.of(fields.price(), locale),
        compareAt == null ? null : ApiMoney.of(compareAt, locale),
        cost == null ? null : ApiMoney.of(cost, locale),
        fields.weightGrams(),
        fields.active(),
        fields.tracked(),
        fields.tracked() ? it.onHand() : null,
        fields.tracked() ? it.reserved() : null,
        fields.backorder(),
        fields.content() == null ? null : fields.content().written());
  }
}
