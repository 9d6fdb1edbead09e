package io.storeflow.productapi;

import io.storeflow.catalog.ProductChange;
import io.storeflow.modifier.ModifierGroups;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program says of a product; what is left out stays as it is. */
@Schema(name = "ProductChange")
record ProductBody(
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 200) @Nullable String title,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Text, or HTML of which the sanitizer leaves what a description may have",
            maxLength = 60_000)
        @Nullable String description,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Its address; left out of a new one to make one of the title")
        @Nullable String slug,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "draft (as a new one is), active or archived")
        @Nullable String state,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Slug of a category; empty for none")
        @Nullable String category,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 100) @Nullable String brand,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 100) @Nullable String type,
    @ArraySchema(arraySchema = @Schema(requiredMode = RequiredMode.NOT_REQUIRED), maxItems = 50)
        @Nullable List<String> tags,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Boolean featured,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "When an active product goes on sale: until then it is a draft. ISO 8601 with an"
                    + " offset, at most 5 years ahead; empty for at once",
            example = "2026-12-01T08:00:00Z")
        @Nullable String publishAt,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "What search engines show instead of the title; empty for the title",
            maxLength = 200)
        @Nullable String seoTitle,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "What they show below it; empty for the beginning of the description",
            maxLength = 500)
        @Nullable String seoDescription,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description =
                        "As shoppers read them, in their order; those that are not named"
                            + " are taken away"),
            maxItems = 50)
        @Nullable List<DetailBody> details,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description =
                        "Pictures that the product has: those that are named come first,"
                            + " in this order"),
            maxItems = MOST_PICTURES)
        @Nullable List<PictureBody> images,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description =
                        "Ids of the groups of modifiers that it offers, in their order; those that"
                            + " are not named are taken away"),
            maxItems = ModifierGroups.MOST_OF_PRODUCT)
        @Nullable List<String> modifierGroups,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description = "Of a new product alone"),
            maxItems = ProductChange.MOST_OPTIONS)
        @Nullable List<OptionBody> options,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description = "Those that are not named stay as they are"),
            maxItems = MOST_VARIANTS)
        @Nullable List<VariantBody> variants,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "What it is for the tax: standard (as a new one is), food, meal, drink, alcohol,"
                    + " book, reduced, service or exempt",
            example = "food")
        @Nullable String taxClass,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Whether each unit becomes a gift card of its price")
        @Nullable Boolean giftCard) {
  static final int MOST_VARIANTS = 100;
  static final int MOST_PICTURES = 250;

  static final String NEW =
      """
      {"title": "Sencha", "state": "active", "tags": ["tea"],
       "options": [{"name": "Size", "values": ["100 g", "250 g"]}],
       "variants": [{"options": {"Size": "100 g"}, "sku": "TEA-100", "price": {"amount_minor": 1290}, "on_hand": 20},
        {"options": {"Size": "250 g"}, "sku": "TEA-250", "price": {"amount_minor": 2790}, "on_hand": 8}]}""";

  static final String CHANGE =
      """
      {"variants": [{"id": "u796tAKMBjBflz7KBNbiUI", "price": {"amount_minor": 1190},
        "compare_at_price": {"amount_minor": 1290}}]}""";
}
