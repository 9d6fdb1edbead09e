package io.storeflow.taxpage;

import io.storeflow.product.TaxClass;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Area;
import io.storeflow.store.Actor;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Taxes of a store, and rates of its own. */
@Component
class TaxSamples implements FeatureSamples {
  private static final AtomicInteger DAYS = new AtomicInteger();
  private static final int KEPT = 8;

  private final StoreTaxes taxes;
  private final TaxChanges changes;

  TaxSamples(StoreTaxes taxes, TaxChanges changes) {
    this.taxes = taxes;
    this.changes = changes;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("taxRate", this::rate);
    book.form("/s/{store}/tax update", this::form);
    book.form("/s/{store}/tax/rates create", TaxSamples::rateForm);
    book.form("/s/{store}/tax/rates/{taxRate} update", TaxSamples::changed);
  }

  /** A new one each time, as its version counts; a store has only so many. */
  private String rate(Spot spot) {
    var all = taxes.rates(spot.store());
    for (var old : all.subList(0, Math.max(0, all.size() - KEPT)))
      changes.delete(spot.store(), old.publicId(), Actor.SYSTEM);
    var day = another();
    var rate = new TaxRate(Area.of(Set.of("CH")), TaxClass.STANDARD, false, "MWST", 81_000, day);
    return changes.create(spot.store(), rate, Actor.SYSTEM);
  }

  /** Of a store that has said nothing, so that it says something new each time. */
  private Map<String, String> form(Spot spot) {
    var said = taxes.of(spot.store());
    var nothing = new TaxDraft(false, false, false, Set.of(), null, said.version());
    changes.say(spot.store(), nothing, Actor.SYSTEM);
    var now = taxes.of(spot.store());
    var form = new LinkedHashMap<String, String>();
    form.put("workedOut", "true");
    form.put("smallBusiness", "");
    form.put("oss", "true");
    form.put("vatId", "DE123456789");
    form.put("countries", "CH");
    form.put("states", "US-NY");
    form.put("shippingClass", "standard");
    form.put("version", Integer.toString(now.version()));
    return form;
  }

  private static Map<String, String> rateForm(Spot spot) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", "Tax " + spot.mark());
    form.put("rate", "8.875");
    form.put("taxClass", "standard");
    form.put("here", "");
    form.put("countries", "US");
    form.put("regions", "US-NY");
    form.put("postcodes", "100-104");
    form.put("since", another().toString());
    return form;
  }

  private static Map<String, String> changed(Spot spot) {
    var form = new LinkedHashMap<>(rateForm(spot));
    form.put("version", "1");
    return form;
  }

  /** One rate alone is stated for a place, its goods and a day. */
  private static LocalDate another() {
    return LocalDate.of(2026, 1, 1).plusDays(DAYS.getAndIncrement());
  }
}
