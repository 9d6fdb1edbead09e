package io.storeflow.standin;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.billing.Meter;
import com.stripe.net.RequestOptions;
import com.stripe.param.billing.MeterCreateParams;
import io.storeflow.testing.StandIn;

/** Stripe's own library, unchanged, as it asks the stand-in of this run. */
final class Asked {
  private Asked() {}

  static StripeClient client(StandIn standIn) {
    return client(standIn, standIn.secretKey());
  }

  static StripeClient client(StandIn standIn, String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(standIn.base())
        .setConnectBase(standIn.base())
        .setClientId(standIn.settings().get("storeflow.stripe.client-id"))
        .setMaxNetworkRetries(0)
        .setConnectTimeout(5_000)
        .setReadTimeout(10_000)
        .build();
  }

  static RequestOptions of(String account) {
    return RequestOptions.builder().setStripeAccount(account).build();
  }

  static RequestOptions once(String account, String key) {
    return RequestOptions.builder().setStripeAccount(account).setIdempotencyKey(key).build();
  }

  /** A meter that adds up orders. */
  static Meter meter(StripeClient stripe) throws StripeException {
    return stripe
        .v1()
        .billing()
        .meters()
        .create(
            MeterCreateParams.builder()
                .setDisplayName("Orders")
                .setEventName("orders")
                .setDefaultAggregation(
                    MeterCreateParams.DefaultAggregation.builder()
                        .setFormula(MeterCreateParams.DefaultAggregation.Formula.SUM)
                        .build())
                .build());
  }
}
