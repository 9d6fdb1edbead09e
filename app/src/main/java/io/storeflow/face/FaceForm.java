package io.storeflow.face;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The face of a shop as it was typed; its files come beside it.
 *
 * @param version of the face that the person saw
 * @param logo public id of the picture that is kept already; empty for none, as hero
 * @param logoOff ticked to take the logo off, as heroOff
 */
record FaceForm(
    @Nullable String version,
    @Nullable String logo,
    @Nullable String logoOff,
    @Nullable String hero,
    @Nullable String heroOff,
    @Nullable String alt,
    @Nullable String action,
    @Nullable String path) {

  static FaceForm of(Face face) {
    return new FaceForm(
        Integer.toString(face.version()),
        Faces.id(face.logo()),
        "false",
        Faces.id(face.hero()),
        "false",
        face.alt(),
        face.action(),
        face.path());
  }

  /** With the pictures that have come with it. */
  FaceForm with(String logo, String hero) {
    return new FaceForm(version, logo, "false", hero, "false", alt, action, path);
  }

  FaceForm withVersion(int now) {
    return new FaceForm(Integer.toString(now), logo, logoOff, hero, heroOff, alt, action, path);
  }

  /** The version that was shown; none of any face if that was lost. */
  int versionSeen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  String keptLogo() {
    return FormText.on(logoOff) ? "" : Typed.code(logo);
  }

  String keptHero() {
    return FormText.on(heroOff) ? "" : Typed.code(hero);
  }

  /**
   * What the form asks for; {@code errors} says what is wrong with it.
   *
   * @param targets where the button may lead
   */
  FaceChange check(Face now, List<Choice> targets, Errors errors) {
    var check = new FormText(errors);
    var to = Typed.line(path);
    boolean known = targets.stream().anyMatch(it -> it.value().equals(to));
    if (!to.isEmpty() && !known && !to.equals(now.path()))
      errors.rejectValue("path", "face.error.path");
    return new FaceChange(
        keptLogo(),
        keptHero(),
        check.optional("alt", alt, Face.LONGEST_ALT),
        check.optional("action", action, Face.LONGEST_ACTION),
        to);
  }
}
