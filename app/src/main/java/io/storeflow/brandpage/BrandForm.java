package io.storeflow.brandpage;

import io.storeflow.brand.BrandChange;
import io.storeflow.brand.BrandRow;
import io.storeflow.catalog.Slugs;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A brand as it was typed; a new logo comes beside it.
 *
 * @param version of the brand that the person saw
 * @param logo public id of the picture that is kept already; empty for none
 * @param logoOff ticked to take the logo off
 */
record BrandForm(
    @Nullable String version,
    @Nullable String name,
    @Nullable String slug,
    @Nullable String text,
    @Nullable String logo,
    @Nullable String logoOff) {

  static BrandForm of(BrandRow brand) {
    return new BrandForm(
        Integer.toString(brand.version()),
        brand.name(),
        brand.slug(),
        brand.text(),
        Objects.requireNonNullElse(brand.logo(), ""),
        "false");
  }

  /** With the logo that has come with it. */
  BrandForm withLogo(String now) {
    return new BrandForm(version, name, slug, text, now, "false");
  }

  BrandForm withVersion(int now) {
    return new BrandForm(Integer.toString(now), name, slug, text, logo, logoOff);
  }

  /** The version that was shown; none of any brand if that was lost. */
  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /** What the form asks for; {@code errors} says what is wrong with it. */
  BrandChange check(Errors errors) {
    var check = new FormText(errors);
    return new BrandChange(
        check.required("name", name, BrandChange.MAX_NAME),
        slug(errors),
        check.text("text", text, BrandChange.MAX_TEXT),
        Typed.code(logo));
  }

  private String slug(Errors errors) {
    var read = Slug.read(slug, 1, Slugs.MAX);
    if (read.refusal().isPresent()) {
      var made = Slugs.of(Typed.line(slug));
      var better = made.isEmpty() ? Slugs.of(Typed.line(name)) : made;
      errors.rejectValue(
          "slug",
          "catalog.error.slug.letters",
          new Object[] {better.isEmpty() ? "brand" : better},
          null);
    }
    return read.orElse("");
  }
}
