package io.storeflow.settings;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.StoreRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The settings of a store. */
@Component
class SettingsSamples implements FeatureSamples {
  private final StoreRows rows;

  SettingsSamples(StoreRows rows) {
    this.rows = rows;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/settings update", this::settings);
  }

  private Map<String, String> settings(Spot spot) {
    var form = new LinkedHashMap<String, String>();
    form.put("version", Integer.toString(rows.version(spot.store())));
    form.put("name", "Store " + spot.mark());
    form.put("slug", spot.store().slug());
    form.put("welcome", "Welcome " + spot.mark());
    form.put("about", "About " + spot.mark());
    form.put("currency", "EUR");
    form.put("country", "DE");
    form.put("timeZone", "Europe/Berlin");
    form.put("locale", "en");
    form.put("colour", "#a8355f");
    form.put("line1", "Sonnenallee 98");
    form.put("line2", "Hinterhof");
    form.put("postalCode", "10115");
    form.put("city", "Berlin");
    form.put("region", "Mitte");
    form.put("phone", "+49 30 1234");
    form.put("email", "kitchen@example.com");
    for (var day :
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
      form.put(day, "09:00 to 17:00");
    for (var way : List.of("pickup", "delivery", "shipping")) form.put(way, "true");
    form.put("preparationMinutes", "25");
    form.put("deliveryMinutes", "30");
    form.put("taxWords", "included");
    form.put("trade", "goods");
    form.put("cartHoldMinutes", "15");
    return form;
  }
}
