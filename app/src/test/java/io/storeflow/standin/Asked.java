package io.storeflow.standin;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
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
}
