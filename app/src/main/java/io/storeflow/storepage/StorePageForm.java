package io.storeflow.storepage;

import io.storeflow.catalog.Slugs;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.markup.Markup;
import io.storeflow.product.Description;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A page as it was typed.
 *
 * @param version of the page that the person saw
 * @param marked whether the text is written as HTML
 */
record StorePageForm(
    @Nullable String version,
    @Nullable String title,
    @Nullable String slug,
    @Nullable String published,
    @Nullable String marked,
    @Nullable String description) {

  static StorePageForm of(StorePage page) {
    var html = page.text().html();
    return new StorePageForm(
        Integer.toString(page.version()),
        page.title(),
        page.slug(),
        Boolean.toString(page.published()),
        Boolean.toString(html != null),
        html == null ? page.text().text() : html);
  }

  static StorePageForm blank(String title) {
    return new StorePageForm("0", title, "", "false", "false", "");
  }

  StorePageForm withVersion(int now) {
    return new StorePageForm(Integer.toString(now), title, slug, published, marked, description);
  }

  /** The version that was shown; none of any page if that was lost. */
  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /** What the form asks for; {@code errors} says what is wrong with it. */
  PageChange check(Errors errors) {
    var check = new FormText(errors);
    return new PageChange(
        check.required("title", title, PageChange.LONGEST_TITLE),
        slug(errors),
        FormText.on(published),
        text(check, errors));
  }

  /** What the editor shows, made safe. */
  Markup shown() {
    var typed = description;
    return typed == null || typed.length() > 2 * PageChange.LONGEST
        ? Markup.ofText("")
        : read(Typed.text(typed)).shown();
  }

  private Description text(FormText check, Errors errors) {
    var read = read(check.text("description", description, PageChange.LONGEST));
    if (FormText.on(published) && read.text().isBlank() && !errors.hasFieldErrors("description"))
      errors.rejectValue("description", "page.error.empty");
    return read;
  }

  private Description read(String typed) {
    return FormText.on(marked) ? Description.ofHtml(typed) : Description.plain(typed);
  }

  private String slug(Errors errors) {
    var read = Slug.read(slug, 1, Slugs.MAX);
    if (read.refusal().isPresent()) {
      var made = Slugs.of(Typed.line(slug));
      var better = made.isEmpty() ? Slugs.of(Typed.line(title)) : made;
      errors.rejectValue(
          "slug",
          "catalog.error.slug.letters",
          new Object[] {better.isEmpty() ? "about-us" : better},
          null);
    }
    return read.orElse("");
  }
}
