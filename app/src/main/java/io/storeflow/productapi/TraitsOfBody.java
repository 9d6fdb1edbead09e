package io.storeflow.productapi;

import static io.storeflow.product.ProductTraits.LONGEST_SEO_TEXT;
import static io.storeflow.product.ProductTraits.LONGEST_SEO_TITLE;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Moment;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.TaxClass;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of a product beside its words and its price.
 *
 * @param zone that of the store
 */
record TraitsOfBody(ProductBody body, ZoneId zone, Instant now) {
  private static final String TAX_CLASSES =
      Stream.of(TaxClass.values()).map(Coded::code).collect(Collectors.joining(", "));

  /** The traits as they were, but for what is sent; notes what is wrong. */
  ProductTraits read(ProductTraits was, List<Wrong> wrongs) {
    return new ProductTraits(
        publishAt(was, wrongs),
        body.featured() == null ? was.featured() : body.featured(),
        line("/type", body.type(), was.type(), ProductTraits.LONGEST_TYPE, wrongs),
        line("/brand", body.brand(), was.brand(), ProductTraits.LONGEST_BRAND, wrongs),
        tags(was, wrongs),
        body.details() == null ? was.attributes() : DetailBody.read(body.details(), wrongs),
        line("/seo_title", body.seoTitle(), was.seoTitle(), LONGEST_SEO_TITLE, wrongs),
        line("/seo_description", body.seoDescription(), was.seoText(), LONGEST_SEO_TEXT, wrongs),
        was.shippingProfile(),
        taxClass(was, wrongs),
        body.giftCard() == null ? was.giftCard() : body.giftCard());
  }

  private TaxClass taxClass(ProductTraits was, List<Wrong> wrongs) {
    if (body.taxClass() == null) return was.taxClass();
    var read = Coded.find(TaxClass.class, Typed.line(body.taxClass()));
    if (read.isEmpty()) wrongs.add(Wrong.of("/tax_class", "one_of", TAX_CLASSES));
    return read.orElse(was.taxClass());
  }

  private @Nullable Instant publishAt(ProductTraits was, List<Wrong> wrongs) {
    if (body.publishAt() == null) return was.publishAt();
    var read = Moment.read(body.publishAt());
    if (read.isMissing()) return null;
    TextRules.refused(wrongs, "/publish_at", read);
    var last = now.atZone(zone).plusYears(ProductTraits.MOST_YEARS_AHEAD).toInstant();
    if (read.value().filter(it -> it.isAfter(last)).isPresent())
      wrongs.add(Wrong.of("/publish_at", "product.publish_far", ProductTraits.MOST_YEARS_AHEAD));
    return read.orElse(last);
  }

  private static String line(
      String at, @Nullable String sent, String was, int longest, List<Wrong> wrongs) {
    if (sent == null) return was;
    var read = Typed.line(sent);
    TextRules.optionalLine(wrongs, at, read, longest);
    return read;
  }

  /** Read as the form reads them, so that two that people take for one are one. */
  private List<String> tags(ProductTraits was, List<Wrong> wrongs) {
    var sent = body.tags();
    if (sent == null) return was.tags();
    for (int i = 0; i < sent.size(); i++)
      if (sent.get(i).contains(",")) wrongs.add(Wrong.of("/tags/" + i, "product.comma"));
    var read =
        Listed.read(String.join(",", sent), ProductTraits.MOST_TAGS, ProductTraits.LONGEST_TAG);
    TextRules.refused(wrongs, "/tags", read);
    return read.orElse(List.of());
  }
}
