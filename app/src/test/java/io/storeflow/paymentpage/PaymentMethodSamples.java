package io.storeflow.paymentpage;

import io.storeflow.paymentmethod.PaymentMethodChanges;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;

/** Ways to pay. */
@Component
class PaymentMethodSamples implements FeatureSamples {
  private final PaymentMethods methods;
  private final PaymentMethodChanges changes;

  PaymentMethodSamples(PaymentMethods methods, PaymentMethodChanges changes) {
    this.methods = methods;
    this.changes = changes;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("method", this::method);
    book.form("/s/{store}/payments create", spot -> form(spot, 0));
    book.form(
        "/s/{store}/payments/{method} change",
        spot -> form(spot, methods.find(spot.store(), spot.at("method")).orElseThrow().version()));
    book.form("/s/{store}/payments/{method}/position move", spot -> Map.of("to", "down"));
  }

  /** One with others around it. */
  private String method(Spot spot) {
    var form = PaymentMethodForm.fresh();
    var draft = form.read("", new BeanPropertyBindingResult(form, "form"));
    while (methods.all(spot.store()).size() < 4) changes.create(spot.store(), draft, Actor.SYSTEM);
    return methods.all(spot.store()).get(2).id();
  }

  private static Map<String, String> form(Spot spot, int version) {
    var form = new HashMap<String, String>();
    form.put("version", Integer.toString(version));
    form.put("kind", "transfer");
    form.put("name", "Transfer " + spot.mark());
    form.put("terms", "To DE02 1203 0000 0000 2020 51 " + spot.mark());
    form.put("pickup", "true");
    form.put("delivery", "true");
    form.put("shipping", "true");
    form.put("counts", "when_recorded");
    form.put("active", "true");
    return form;
  }
}
