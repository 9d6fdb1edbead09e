package io.storeflow.connectpage;

import io.storeflow.connect.Connections;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A merchant who connects with Stripe. */
@Component
class ConnectSamples implements FeatureSamples {
  private static final String STRIPE = "/s/{store}/payments/stripe";

  private final Connections connections;

  ConnectSamples(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void tell(SampleBook book) {
    book.form(STRIPE + "/account connect", spot -> Map.of("country", "DE"));
    book.formWithoutTrace(STRIPE + "/onboarding onboard", this::connected);
    book.formWithoutTrace(STRIPE + "/reading read", this::connected);
    book.form(STRIPE + "/removal disconnect", this::connected);
  }

  private Map<String, String> connected(Spot spot) {
    connections.connect(spot.store().merchant(), "DE", Actor.SYSTEM);
    return Map.of();
  }
}
