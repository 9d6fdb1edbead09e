package io.storeflow.shippingapi;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Zones and rates of programs. */
@Component
class ShippingApiSamples implements FeatureSamples {
  @Override
  public void tell(SampleBook book) {
    book.body(
        "/api/v1/stores/{store}/shipping/zones create", spot -> zone(spot).put("first", true));
    book.body("/api/v1/stores/{store}/shipping/zones/{zone} update", ShippingApiSamples::zone);
    book.body("/api/v1/stores/{store}/shipping/rates create", ShippingApiSamples::pickup);
    book.body("/api/v1/stores/{store}/shipping/rates/{rate} update", ShippingApiSamples::rate);
  }

  private static ObjectNode zone(Spot spot) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("name", "North " + spot.mark()).put("method", "shipping");
    body.putArray("countries").add("DE").add("US");
    body.putArray("regions").add("US-NY");
    body.putArray("postcodes").add("10").add("12");
    body.putArray("except").add("1234");
    body.putObject("minimum").put("amount_minor", 2000).put("currency", "EUR");
    return body;
  }

  private static ObjectNode pickup(Spot spot) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("name", "Counter " + spot.mark()).put("basis", "flat");
    body.putObject("price").put("amount_minor", 0).put("currency", "EUR");
    body.put("lead_minutes", 30).put("eaten_here", true);
    return body;
  }

  private static ObjectNode rate(Spot spot) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("name", "Courier " + spot.mark()).put("basis", "weight");
    var band = body.putArray("bands").addObject().put("up_to", 2000);
    band.putObject("price").put("amount_minor", 490).put("currency", "EUR");
    body.putObject("free_from").put("amount_minor", 5000).put("currency", "EUR");
    body.put("days_from", 2).put("days_to", 4).put("profile", "").put("active", true);
    return body.put("cutoff", "14:00").put("handling_days", 1);
  }
}
