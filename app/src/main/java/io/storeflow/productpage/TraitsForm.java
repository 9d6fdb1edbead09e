package io.storeflow.productpage;

import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.product.Attribute;
import io.storeflow.product.ProductTraits;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a product beside its words, as it was typed.
 *
 * @param publishDay and publishTime: when it goes on sale, on the store's clock
 * @param tags with commas between them
 */
record TraitsForm(
    @Nullable String publishDay,
    @Nullable String publishTime,
    @Nullable Boolean featured,
    @Nullable String type,
    @Nullable String brand,
    @Nullable String tags,
    @Nullable List<AttributeRow> attributes,
    @Nullable String seoTitle,
    @Nullable String seoText,
    @Nullable String shippingProfile,
    @Nullable String taxClass,
    @Nullable Boolean giftCard) {
  /** A detail of a product, as it was typed. */
  record AttributeRow(@Nullable String name, @Nullable String value) {
    static final AttributeRow EMPTY = new AttributeRow("", "");

    static AttributeRow of(Attribute attribute) {
      return new AttributeRow(attribute.name(), attribute.value());
    }

    boolean isBlank() {
      return Typed.line(name).isEmpty() && Typed.line(value).isEmpty();
    }
  }

  /** More rows than may be filled in are not kept, so that the form says it once. */
  private static final int MOST_ROWS = Attribute.MOST + 5;

  static final TraitsForm EMPTY =
      new TraitsForm("", "", false, "", "", "", List.of(AttributeRow.EMPTY), "", "", "", "", false);

  TraitsForm {
    attributes =
        attributes == null
            ? List.of()
            : attributes.stream().filter(Objects::nonNull).limit(MOST_ROWS).toList();
  }

  static TraitsForm of(ProductTraits traits, ZoneId zone) {
    var at = traits.publishAt() == null ? null : traits.publishAt().atZone(zone);
    var form =
        new TraitsForm(
            at == null ? "" : at.toLocalDate().toString(),
            at == null ? "" : at.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
            traits.featured(),
            traits.type(),
            traits.brand(),
            Listed.written(traits.tags()),
            traits.attributes().stream().map(AttributeRow::of).toList(),
            traits.seoTitle(),
            traits.seoText(),
            Objects.requireNonNullElse(traits.shippingProfile(), ""),
            traits.taxClass().code(),
            traits.giftCard());
    return form.rows().isEmpty() ? form.withRow() : form;
  }

  List<AttributeRow> rows() {
    return attributes == null ? List.of() : attributes;
  }

  /** With a blank row to fill in, if there may be one more. */
  TraitsForm withRow() {
    if (rows().size() >= Attribute.MOST) return this;
    var more = new ArrayList<>(rows());
    more.add(AttributeRow.EMPTY);
    return with(more);
  }

  /** Without what was left blank. */
  TraitsForm tidy() {
    return with(rows().stream().filter(row -> !row.isBlank()).toList());
  }

  /** The same with what another form says in what a store has not of its own. */
  TraitsForm saying(TraitsForm now) {
    return new TraitsForm(
        publishDay,
        publishTime,
        featured,
        now.type,
        now.brand,
        tags,
        now.attributes,
        now.seoTitle,
        now.seoText,
        shippingProfile,
        now.taxClass,
        now.giftCard);
  }

  private TraitsForm with(List<AttributeRow> rows) {
    return new TraitsForm(
        publishDay,
        publishTime,
        featured,
        type,
        brand,
        tags,
        rows,
        seoTitle,
        seoText,
        shippingProfile,
        taxClass,
        giftCard);
  }
}
