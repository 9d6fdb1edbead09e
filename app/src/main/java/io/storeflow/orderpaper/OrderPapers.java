package io.storeflow.orderpaper;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import io.storeflow.kitchen.Slip;
import io.storeflow.logo.Logo;
import io.storeflow.platform.pdf.Paper;
import io.storeflow.platform.pdf.PaperTemplates;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets what is printed of orders, on paper as it is used where the store is. */
@Component
public class OrderPapers {
  /** Of A4 it is 297. */
  private static final int LETTER_MM = 279;

  private final PaperTemplates templates;

  OrderPapers(PaperTemplates templates) {
    this.templates = templates;
  }

  /**
   * A packing slip, in the language of its shopper.
   *
   * @param logo null for none; read once, for however many slips
   */
  Paper slip(Store store, PackingSlip slip, boolean prices, @Nullable Logo logo) {
    var reader = Locale.of(slip.language().getLanguage(), store.country());
    Map<String, Object> more =
        logo == null ? Map.of("prices", prices) : Map.of("prices", prices, Logo.NAME, logo);
    return paper("packing-slip", store, slip, reader, more);
  }

  /** A kitchen ticket for a printer of pages. */
  public Paper ticket(Store store, Slip slip, boolean again, Locale reader) {
    return paper("ticket", store, slip, reader, Map.of("again", again));
  }

  /** A ticket of any lines, on the same paper. */
  public Paper lines(Store store, List<String> lines, Locale reader) {
    return paper("lines", store, lines, reader, Map.of());
  }

  Paper pickList(Store store, PickList list, Locale reader) {
    return paper("pick-list", store, list, reader, Map.of());
  }

  private Paper paper(
      String template, Store store, Object it, Locale reader, Map<String, Object> more) {
    var model = new HashMap<>(more);
    model.put("it", it);
    model.put("store", store);
    model.put("zone", store.timeZone());
    model.put("size", size(store.country()));
    Map<String, byte[]> pictures =
        more.get(Logo.NAME) instanceof Logo logo ? Map.of(Logo.NAME, logo.png()) : Map.of();
    return templates.paper(template, reader, model, pictures);
  }

  /** The sheet that people there put into a printer, by CLDR. */
  static String size(String country) {
    var sheet = LocaleData.getPaperSize(new ULocale("und_" + country));
    return sheet.getHeight() == LETTER_MM ? "letter" : "A4";
  }
}
