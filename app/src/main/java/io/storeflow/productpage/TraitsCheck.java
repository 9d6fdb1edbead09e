package io.storeflow.productpage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.TimeOfDay;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.product.Attribute;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.TaxClass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Checks what is said of a typed product beside its words, and reads it. */
final class TraitsCheck {
  private static final String AT = "traits.";

  private final TraitsForm form;
  private final ZoneId zone;
  private final Instant now;
  private final Errors errors;
  private final FormText check;

  TraitsCheck(TraitsForm form, ZoneId zone, Instant now, Errors errors) {
    this.form = form;
    this.zone = zone;
    this.now = now;
    this.errors = errors;
    this.check = new FormText(errors);
  }

  /**
   * @param profiles public ids of the shipping profiles of the store
   */
  ProductTraits read(List<String> profiles) {
    return new ProductTraits(
        publishAt(),
        Boolean.TRUE.equals(form.featured()),
        line("type", form.type(), ProductTraits.LONGEST_TYPE),
        line("brand", form.brand(), ProductTraits.LONGEST_BRAND),
        tags(),
        attributes(),
        line("seoTitle", form.seoTitle(), ProductTraits.LONGEST_SEO_TITLE),
        line("seoText", form.seoText(), ProductTraits.LONGEST_SEO_TEXT),
        shippingProfile(profiles),
        taxClass(),
        Boolean.TRUE.equals(form.giftCard()));
  }

  private @Nullable String shippingProfile(List<String> profiles) {
    var profile = Typed.code(form.shippingProfile());
    if (profile.isEmpty()) return null;
    if (!profiles.contains(profile))
      errors.rejectValue(AT + "shippingProfile", "catalog.error.profile");
    return profile;
  }

  private TaxClass taxClass() {
    var code = Typed.code(form.taxClass());
    if (code.isEmpty()) return TaxClass.STANDARD;
    var known = Coded.find(TaxClass.class, code);
    if (known.isEmpty()) errors.rejectValue(AT + "taxClass", "catalog.error.tax");
    return known.orElse(TaxClass.STANDARD);
  }

  private @Nullable Instant publishAt() {
    var day = Day.read(form.publishDay());
    var time = TimeOfDay.read(form.publishTime());
    check.optional(AT + "publishDay", day, LocalDate.EPOCH);
    int minutes = check.optional(AT + "publishTime", time, 0);
    if (day.isMissing() && time.value().isPresent())
      errors.rejectValue(AT + "publishDay", "catalog.error.publish.day");
    if (day.value().filter(it -> it.isAfter(last())).isPresent())
      errors.rejectValue(
          AT + "publishDay",
          "catalog.error.publish.far",
          new Object[] {ProductTraits.MOST_YEARS_AHEAD},
          null);
    return day.value().map(it -> instant(it.atStartOfDay().plusMinutes(minutes))).orElse(null);
  }

  private LocalDate last() {
    return now.atZone(zone).toLocalDate().plusYears(ProductTraits.MOST_YEARS_AHEAD);
  }

  /** A time that clocks skip in spring is not taken for another one. */
  private @Nullable Instant instant(LocalDateTime at) {
    var offsets = zone.getRules().getValidOffsets(at);
    if (!offsets.isEmpty()) return at.toInstant(offsets.getFirst());
    errors.rejectValue(AT + "publishTime", "catalog.error.publish.skipped");
    return null;
  }

  private List<String> tags() {
    var read = Listed.read(form.tags(), ProductTraits.MOST_TAGS, ProductTraits.LONGEST_TAG);
    return check.optional(AT + "tags", read, List.of());
  }

  private List<Attribute> attributes() {
    var attributes = new ArrayList<Attribute>();
    var names = new HashSet<String>();
    for (int i = 0; i < form.rows().size(); i++) {
      var at = AT + "attributes[" + i + "].";
      var row = form.rows().get(i);
      if (row.isBlank()) continue;
      var name =
          VariantsCheck.bounded(
              errors, at + "name", Typed.line(row.name()), Attribute.LONGEST_NAME);
      var value =
          VariantsCheck.bounded(
              errors, at + "value", Typed.line(row.value()), Attribute.LONGEST_VALUE);
      if (name.isEmpty()) errors.rejectValue(at + "name", "catalog.error.attribute.name");
      else if (!names.add(Folded.of(name)))
        errors.rejectValue(at + "name", "catalog.error.attribute.twice", new Object[] {name}, null);
      if (value.isEmpty()) errors.rejectValue(at + "value", "catalog.error.attribute.value");
      attributes.add(new Attribute(name, value));
    }
    if (attributes.size() > Attribute.MOST)
      errors.reject("catalog.error.attributes", new Object[] {Attribute.MOST}, null);
    return attributes;
  }

  private String line(String field, @Nullable String typed, int longest) {
    return VariantsCheck.bounded(errors, AT + field, Typed.line(typed), longest);
  }
}
