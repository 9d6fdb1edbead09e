package io.storeflow.vatid;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A VAT id that has a possible form; whether anybody has it is not known.
 *
 * @param country the letters with which it begins: of ISO 3166-1, but "EL" for Greece and "XI" for
 *     Northern Ireland
 * @param number the rest, without blanks
 */
public record VatId(String country, String number) {
  /** Characters of the longest, as people type it. */
  public static final int LONGEST = 40;

  /** Reads "ATU 123 456 78", "de-123.456.789", "GR123456789". */
  public static Read<VatId> read(@Nullable String typed) {
    var text = Typed.capitals(Typed.digits(typed)).replaceAll("[ ./-]", "");
    if (text.isEmpty()) return Read.missing();
    var letters = text.startsWith("GR") ? "EL" : text.substring(0, Math.min(2, text.length()));
    var form = VatIdForm.of(letters).orElse(null);
    if (form == null) return Read.refused("vat_id.country", VatIdForm.AT.example());
    var number = text.substring(2);
    // Belgium has put a nought before the numbers that it gave until 2004.
    var whole = form == VatIdForm.BE && number.length() == 9 ? "0" + number : number;
    return form.fits(whole)
        ? Read.of(new VatId(form.name(), whole))
        : Read.refused("vat_id", form.example());
  }

  /** As {@link #text} wrote it; null for an empty text. */
  public static @Nullable VatId ofKept(String text) {
    return text.isEmpty() ? null : new VatId(text.substring(0, 2), text.substring(2));
  }

  /** As people write it: "ATU12345678". */
  public String text() {
    return country + number;
  }
}
