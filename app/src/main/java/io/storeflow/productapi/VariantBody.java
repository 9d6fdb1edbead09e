package io.storeflow.productapi;

import io.storeflow.catalog.ProductFields.OfVariant;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Barcode;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.SentPrice;
import io.storeflow.store.Store;
import io.storeflow.unitprice.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variant as a program sends it; what is left out of one that is there stays as it is. */
@Schema(
    name = "VariantChange",
    description =
        "compare_at_price is shown struck through, 0 for none. cost is what the merchant pays for a"
            + " unit; shoppers never see it")
record VariantBody(
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Of one that is there, which its sku names too; left out for a new one, which names"
                    + " its options")
        @Nullable String id,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Of a new one: the value of each option, by its name")
        @Nullable Map<String, String> options,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Once on a product. Other products may have the same: shared_skus says so, and the"
                    + " stock of those is asked for by variant_id",
            maxLength = 80)
        @Nullable String sku,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable String barcode,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable SentPrice price,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable SentPrice compareAtPrice,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable SentPrice cost,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, minimum = "0", maximum = "10000000")
        @Nullable Integer weightGrams,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = "Whether it is offered")
        @Nullable Boolean active,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = "Whether stock is counted")
        @Nullable Boolean tracked,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Of a new one: units there are. Later: stock adjustments",
            minimum = "0",
            maximum = "1000000")
        @Nullable Integer onHand,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Units that may be sold when none is left; 0 for none, 1000000000 for no limit",
            minimum = "0",
            maximum = "1000000000")
        @Nullable Integer backorder,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "What a unit holds, for its price by measure in stores of the EEA, the United"
                    + " Kingdom and Switzerland: a number and mg, g, kg, ml, cl, l, mm, cm, m, m2 or"
                    + " pcs. The price of a kg, l, m, m2 or piece is told; of 100 g or 100 ml where"
                    + " that stands behind a slash. Empty for none",
            example = "250 g / 100 g",
            maxLength = 40)
        @Nullable String content) {
  private static final int MOST_OF_SKU = 80;

  /**
   * What the variant shall be.
   *
   * @param was what it is; of a new one what it begins as
   */
  OfVariant read(Store store, OfVariant was, String at, List<Wrong> wrongs) {
    var newSku = sku == null ? was.sku() : Typed.line(sku);
    if (sku != null) TextRules.optionalLine(wrongs, at + "/sku", newSku, MOST_OF_SKU);
    var newPrice = price == null ? was.price() : price.read(store, at + "/price", wrongs);
    boolean counted = tracked == null ? was.tracked() : tracked;
    return new OfVariant(
        was.title(),
        newSku,
        newPrice,
        compareAt(store, was, newPrice, at + "/compare_at_price", wrongs),
        cost == null ? was.cost() : cost.read(store, at + "/cost", wrongs),
        barcode(was, at, wrongs),
        weightGrams == null ? was.weightGrams() : weightGrams,
        was.image(),
        counted,
        active == null ? was.active() : active,
        counted ? (was.lowAt() == null ? Integer.valueOf(0) : was.lowAt()) : null,
        backorder == null ? was.backorder() : backorder,
        was.attributes(),
        content(was, at, wrongs));
  }

  private @Nullable Content content(OfVariant was, String at, List<Wrong> wrongs) {
    if (content == null) return was.content();
    var read = Content.read(content);
    read.refusal().ifPresent(no -> wrongs.add(new Wrong(at + "/content", no.rule(), no.with())));
    return read.value().orElse(null);
  }

  private @Nullable Money compareAt(
      Store store, OfVariant was, Money price, String at, List<Wrong> wrongs) {
    var sent = compareAtPrice;
    if (sent != null && sent.amountMinor() == 0) return null;
    var money = sent == null ? was.compareAt() : sent.read(store, at, wrongs);
    if (money != null && money.compareTo(price) <= 0)
      wrongs.add(Wrong.of(at, "product.compare", price.format(java.util.Locale.ENGLISH)));
    return money;
  }

  private String barcode(OfVariant was, String at, List<Wrong> wrongs) {
    if (barcode == null) return was.barcode();
    var read = Barcode.read(barcode);
    read.refusal().ifPresent(no -> wrongs.add(new Wrong(at + "/barcode", no.rule(), no.with())));
    return read.orElse("");
  }
}
