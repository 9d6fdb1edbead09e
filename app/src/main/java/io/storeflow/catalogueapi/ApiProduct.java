package io.storeflow.catalogueapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storeflow.allergen.ApiFood;
import io.storeflow.modifier.ApiModifierGroup;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.safety.ApiSafety;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A product as its page shows it.
 *
 * @param category slug
 * @param description plain text
 * @param descriptionHtml with its headings, lists and links; null where it has none
 * @param price that of the cheapest active variant
 * @param productSafety who answers for it; null where nobody has said it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Product")
record ApiProduct(
    String id,
    String slug,
    String title,
    String description,
    @Nullable String descriptionHtml,
    @Nullable String imageUrl,
    List<Image> images,
    @Nullable String category,
    @Nullable String brand,
    @Nullable String type,
    List<String> tags,
    boolean featured,
    List<Attribute> attributes,
    ApiMoney price,
    List<Option> options,
    List<Variant> variants,
    List<ApiModifierGroup> modifierGroups,
    @Nullable ApiFood food,
    @Nullable ApiSafety productSafety) {

  /**
   * A picture in its largest size.
   *
   * @param alt what it shows; empty where nobody has said it
   * @param width in pixels, as height
   */
  @Schema(name = "Image")
  record Image(String url, String alt, int width, int height) {}

  /** What a product is chosen by. */
  @Schema(name = "ProductOption")
  record Option(String name, List<String> values) {}

  /** A detail, such as its material. */
  @Schema(name = "Attribute")
  record Attribute(String name, String value) {}

  /**
   * @param options the value of each option, by its name
   * @param quantity on hand minus reserved; null where stock is not tracked
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "Variant")
  record Variant(
      String id,
      String sku,
      @Nullable String barcode,
      String title,
      @Nullable String imageUrl,
      Map<String, String> options,
      @Nullable Integer weightGrams,
      List<Attribute> attributes,
      ApiMoney price,
      @Nullable ApiMoney compareAtPrice,
      boolean available,
      @Nullable Integer quantity,
      @Nullable UnitPrice unitPrice) {}

  /**
   * What goods cost by their measure, where the law wants it told.
   *
   * @param amount of the unit that the price is for: 100, of 100 g
   */
  @Schema(name = "UnitPrice")
  record UnitPrice(ApiMoney price, int amount, String unit) {}
}
