package io.storeflow.safetypage;

import io.storeflow.safety.Safety;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who answers for products and brands. */
@Component
class SafetySamples implements FeatureSamples {

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/products/{product}/safety sayOfProduct", SafetySamples::said);
    book.form("/s/{store}/brands/{brand}/safety sayOfBrand", SafetySamples::said);
  }

  private static Map<String, String> said(Spot spot) {
    var form = new HashMap<String, String>();
    form.put("version", SafetyForm.of(Safety.NONE).version());
    for (var who : new String[] {"maker", "agent"}) {
      form.put(who + "Name", "Seki " + spot.mark());
      form.put(who + "Address", "1-2 Honmachi\nSeki");
      form.put(who + "Contact", "hello@seki.example");
    }
    form.put("makerCountry", "JP");
    form.put("warnings", "Sharp edge.");
    form.put("exempt", "false");
    return form;
  }
}
