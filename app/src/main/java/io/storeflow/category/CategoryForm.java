package io.storeflow.category;

import io.storeflow.catalog.Slugs;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A category as it was typed, so that a refused form shows every field again; a new picture comes
 * beside it.
 *
 * @param version of the category that the person saw
 * @param parent public id of the one it stands below; empty for the top
 * @param image public id of the picture that is kept already; empty for none
 * @param imageOff ticked to take it off
 * @param alt what the picture shows
 */
record CategoryForm(
    @Nullable String version,
    @Nullable String title,
    @Nullable String slug,
    @Nullable String parent,
    @Nullable String text,
    @Nullable String image,
    @Nullable String imageOff,
    @Nullable String alt) {

  static CategoryForm of(CategoryTree tree, CategoryTree.Node node) {
    var row = node.row();
    return new CategoryForm(
        Integer.toString(row.version()),
        row.title(),
        row.slug(),
        tree.byId(row.parentId()).map(CategoryTree.Node::publicId).orElse(""),
        row.text(),
        row.image(),
        "false",
        row.alt());
  }

  /** With the picture that has come with it. */
  CategoryForm withImage(String now) {
    return new CategoryForm(version, title, slug, parent, text, now, "false", alt);
  }

  CategoryForm withVersion(int now) {
    return new CategoryForm(Integer.toString(now), title, slug, parent, text, image, imageOff, alt);
  }

  /** The version that was shown; none of any category if that was lost. */
  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /** What the form asks for; {@code errors} says what is wrong with it. */
  CategoryChange check(CategoryTree tree, Errors errors) {
    var check = new FormText(errors);
    var typedTitle = Typed.line(title);
    if (typedTitle.isEmpty()) errors.rejectValue("title", "catalog.error.category.missing");
    return new CategoryChange(
        check.optional("title", title, CategoryChange.MAX_TITLE),
        slug(typedTitle, errors),
        parent(tree, errors),
        check.text("text", text, CategoryChange.MAX_TEXT),
        Typed.code(image),
        check.optional("alt", alt, CategoryChange.MAX_ALT));
  }

  private String slug(String typedTitle, Errors errors) {
    var read = Slug.read(slug, 1, Slugs.MAX);
    if (read.refusal().isPresent()) {
      var made = Slugs.of(Typed.line(slug));
      var better = made.isEmpty() ? Slugs.of(typedTitle) : made;
      errors.rejectValue(
          "slug",
          "catalog.error.slug.letters",
          new Object[] {better.isEmpty() ? "ramen" : better},
          null);
    }
    return read.orElse("");
  }

  private String parent(CategoryTree tree, Errors errors) {
    var id = Typed.line(parent);
    if (!id.isEmpty() && tree.byPublicId(id).isEmpty())
      errors.rejectValue("parent", "catalog.error.category");
    return id;
  }
}
