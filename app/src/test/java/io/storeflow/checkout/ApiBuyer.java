package io.storeflow.checkout;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storeflow.checkout.CheckoutResult.Placed;
import io.storeflow.checkout.CheckoutResult.Refused;
import io.storeflow.checkoutapi.CheckoutProblems;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.Digest;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import tools.jackson.databind.json.JsonMapper;

/** Buys of a store as the API does. */
final class ApiBuyer {
  final Store store;

  private final Checkout checkout;
  private final JsonMapper json;

  ApiBuyer(World world, Checkout checkout, JsonMapper json) {
    store = world.store();
    this.checkout = checkout;
    this.json = json;
  }

  /** The receipt, or the refusal as the API says it. */
  String place(String key, CheckoutRequest request) {
    return switch (checkout.place(store, keyed(key, request), request)) {
      case Placed(String answer) -> answer;
      case Refused(Refusal why) -> throw CheckoutProblems.of(store, why);
    };
  }

  KeyedRequest keyed(String key, CheckoutRequest request) {
    return new KeyedRequest(
        key,
        Digest.sha256(request.items().toString()),
        false,
        order -> json.writeValueAsString(Receipt.of(order, store.locale())));
  }

  static Problem refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
    return catchThrowableOfType(Problem.class, attempt);
  }
}
