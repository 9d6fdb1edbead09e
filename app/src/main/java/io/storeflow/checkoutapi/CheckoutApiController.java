package io.storeflow.checkoutapi;

import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult.Placed;
import io.storeflow.checkout.CheckoutResult.Refused;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.Receipt;
import io.storeflow.checkout.Refusal;
import io.storeflow.idempotency.SentKey;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.proof.Proofs;
import io.storeflow.shipping.AddressRules;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Checkout for programs. A request that is repeated under its key gets the same bytes again. */
@RestController
@Tag(name = "Orders")
class CheckoutApiController {
  private final Checkout checkout;
  private final RateLimits limits;
  private final Proofs proofs;
  private final JsonMapper json;

  CheckoutApiController(Checkout checkout, RateLimits limits, Proofs proofs, JsonMapper json) {
    this.checkout = checkout;
    this.limits = limits;
    this.proofs = proofs;
    this.json = json;
  }

  @Operation(
      operationId = "placeOrder",
      summary = "Place an order",
      description =
          "Sent again under its key, a request gets the same answer and makes no second order.")
  @ApiResponse(
      responseCode = "201",
      description = "The order was placed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Receipt.class)))
  @Refuses({
    "idempotency_key_missing",
    "insufficient_stock",
    "insufficient_points",
    "quote_changed",
    "prices_moving",
    "request_in_progress",
    "idempotency_key_reused",
    "rate_limited"
  })
  @PostMapping(
      path = "/api/v1/stores/{store}/checkout",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> create(
      Store store,
      @Parameter(
              required = true,
              description = "A text of your own, new for each order",
              example = "cart-4711",
              schema = @Schema(type = "string", minLength = 1, maxLength = SentKey.MOST))
          @RequestHeader(name = SentKey.HEADER, required = false)
          @Nullable String key,
      @BodyExample(
              name = "shipped",
              description = "Brought to an address",
              value = BodyExamples.CHECKOUT)
          @BodyExample(
              name = "picked_up",
              description = "Picked up: no address",
              value = BodyExamples.PICKUP)
          JsonBody<CheckoutBody> body,
      HttpServletRequest client) {
    limits.require(Rule.CHECKOUT, client.getRemoteAddr());
    var known = SentKey.of(key);
    var sent = body.read();
    var request = request(store, sent);
    var keyed =
        new KeyedRequest(
            known,
            Digest.sha256(sent.canonical()),
            false,
            order -> json.writeValueAsString(Receipt.of(order, store.locale())));
    return switch (checkout.place(store, keyed, request)) {
      case Placed(String answer) -> SentKey.created(answer);
      case Refused(Refusal why) -> throw CheckoutProblems.of(store, why);
    };
  }

  /** Nobody else is to spend what is somebody's, nor to learn that there is something. */
  private boolean isProven(Store store, CheckoutBody body, CheckoutRequest request) {
    var token = Typed.code(body.proof());
    return !token.isEmpty()
        && proofs.of(store, token).filter(it -> it.isOf(request.customer().email())).isPresent();
  }

  private CheckoutRequest request(Store store, CheckedBody<CheckoutBody> sent) {
    sent.leaveMissing("/address");
    var request = sent.value().read(store.country(), sent.wrongs());
    var address = request.address();
    if (!sent.isRight() && address != null && checkout.needsAddress(store, request.rateId()))
      AddressRules.check(sent.wrongs(), "/address", address);
    if (sent.isRight() && request.claims().points() > 0 && !isProven(store, sent.value(), request))
      sent.wrongs().add(Wrong.of("/proof", "points.proof"));
    sent.requireRight();
    return request;
  }
}
