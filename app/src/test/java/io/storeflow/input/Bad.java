package io.storeflow.input;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody may put into a field that is not what it wants; see {@link Tried}. */
enum Bad {
  MISSING(null, null),
  EMPTY("", "\"\""),
  /** Blanks, and marks that nobody sees. */
  BLANK(" \u200B\u00AD\u3000", "\" \u200B\u00AD\u3000\""),
  /** Longer than any field; each is two characters in small letters. */
  LONG("İ".repeat(9_000), "\"" + "İ".repeat(9_000) + "\""),
  WORDS("nonsense", "\"nonsense\""),
  NEGATIVE("-1", "-1"),
  ZERO("0", "0"),
  FRACTION("1.5", "1.5"),
  TEN_THOUSAND("10000", "10000"),
  HUGE("99999999999999999999", "99999999999999999999"),
  ENDLESS("1e400", "1e400"),
  COUNTRY("XX", "\"XX\""),
  EMOJI("🍜🔥", "\"🍜🔥\""),
  RIGHT_TO_LEFT("مرحبا بكم", "\"مرحبا بكم\""),
  HTML(Bad.MARKUP + "${x}", "\"<b id='typed'>&${x}\""),
  CONTROL("a\u0000\u0007b", "\"a\\u0000\\u0007b\""),
  /** The public id of a thing that another store has. */
  FOREIGN(null, null),
  NULL(null, "null"),
  TRUE(null, "true"),
  LIST(null, "[]"),
  OBJECT(null, "{}");

  static final String MARKUP = "<b id='typed'>&";

  private final @Nullable String typed;
  private final @Nullable String json;

  Bad(@Nullable String typed, @Nullable String json) {
    this.typed = typed;
    this.json = json;
  }

  /** Those that a form can carry: everything in a form is text. */
  static Set<Bad> forForms() {
    return EnumSet.range(MISSING, FOREIGN);
  }

  /** As typed into a form; null for a field that is not sent. */
  @Nullable String typed(String foreign) {
    return this == FOREIGN ? foreign : typed;
  }

  /** As JSON; null for a member that is not sent. */
  @Nullable String json(String foreign) {
    return this == FOREIGN ? "\"" + foreign + "\"" : json;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
