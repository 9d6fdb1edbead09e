package io.storeflow.orderpaper;

import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import io.storeflow.kitchen.Slip;
import io.storeflow.platform.pdf.Paper;
import io.storeflow.platform.pdf.PaperTemplates;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** A packing slip, in the language of its shopper. */
  Paper slip(Store store, PackingSlip slip, boolean prices) {
    var reader = Locale.of(slip.language().getLanguage(), store.country());
    return paper("packing-slip", store, slip, reader, Map.of("prices", prices));
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
    return templates.paper(template, reader, model, Map.of());
  }

  /** The sheet that people there put into a printer, by CLDR. */
  static String size(String country) {
    var sheet = LocaleData.getPaperSize(new ULocale("und_" + country));
    return sheet.getHeight() == LETTER_MM ? "letter" : "A4";
  }
}
