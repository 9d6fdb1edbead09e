package io.storeflow.checkoutapi;

import io.storeflow.billing.CheckedBilling;
import io.storeflow.cardpayment.CardFault;
import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.CheckoutResult.Placed;
import io.storeflow.checkout.CheckoutResult.Refused;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.Receipt;
import io.storeflow.checkout.Refusal;
import io.storeflow.discountcode.CodeTries;
import io.storeflow.geo.Coordinates;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.giftcard.CardTries;
import io.storeflow.idempotency.SentKey;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.proof.Proofs;
import io.storeflow.quote.ShippingQuotes;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Checkout for programs. A request that is repeated under its key gets the same bytes again. */
@RestController
@Tag(name = "Orders")
class CheckoutApiController {
  private final Checkout checkout;
  private final ShippingQuotes quotes;
  private final RateLimits limits;
  private final Receipts receipts;
  private final CodeTries codeTries;
  private final CardTries cardTries;
  private final Proofs proofs;
  private final CheckedBilling billing;
  private final PriceBooks books;
  private final Whereabouts whereabouts;

  CheckoutApiController(
      Checkout checkout,
      ShippingQuotes quotes,
      RateLimits limits,
      Receipts receipts,
      CodeTries codeTries,
      CardTries cardTries,
      Proofs proofs,
      CheckedBilling billing,
      PriceBooks books,
      Whereabouts whereabouts) {
    this.checkout = checkout;
    this.quotes = quotes;
    this.limits = limits;
    this.receipts = receipts;
    this.codeTries = codeTries;
    this.cardTries = cardTries;
    this.proofs = proofs;
    this.billing = billing;
    this.books = books;
    this.whereabouts = whereabouts;
  }

  @Operation(
      operationId = "placeOrder",
      summary = "Place an order",
      description =
          "Sent again under its key, a request gets the same answer and makes no second order. One"
              + " that is refused may be sent again under the same key, as it was or mended. With"
              + " total it is placed at that total or not at all.")
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
    "total_changed",
    "prices_moving",
    "request_in_progress",
    "idempotency_key_reused",
    "code_invalid",
    "rate_limited"
  })
  @PostMapping(
      path = "/api/v1/stores/{store}/checkout",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> create(
      Store home,
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
    var store = AskedCurrency.read(home, "/currency", sent.value().currency(), sent.wrongs());
    var asked = request(store, sent);
    var request =
        asked
            .but()
            .billed(billing.of(store, asked.billing(), client.getRemoteAddr()))
            .living(at(store, asked.address(), client.getRemoteAddr()))
            .build();
    var keyed =
        new KeyedRequest(
            known, Digest.sha256(sent.canonical()), false, order -> receipts.written(store, order));
    return switch (place(store, keyed, request, client.getRemoteAddr())) {
      case Placed(String answer) -> SentKey.created(answer);
      case Refused(Refusal why) -> throw problem(store, request, why);
    };
  }

  /** Where it goes, if that decides what it costs: found out before anything is begun. */
  private @Nullable Coordinates at(Store store, @Nullable Address address, String client) {
    if (address == null) return null;
    var book = books.known(store, List.of());
    return whereabouts.find(store, book.shipping(), book.methods(), address, client).at();
  }

  /** Who guesses codes may not do so for long. */
  private CheckoutResult place(
      Store store, KeyedRequest keyed, CheckoutRequest request, String address) {
    var claims = request.claims();
    try (var cards = cardTries.begin(address, claims.giftCards().size());
        var codes = codeTries.begin(address, claims.codes().size())) {
      var result = checkout.place(store, keyed, request);
      if (result instanceof Refused(Refusal.CodeDoesNotHold(var code)))
        codeTries.note(store, codes, List.of(code));
      cardTries.wrong(store, cards, wrongCards(result));
      return result;
    }
  }

  private static long wrongCards(CheckoutResult result) {
    return result instanceof Refused(Refusal.CardsRefused(var cards))
        ? cards.stream().filter(it -> it.why() == CardFault.UNKNOWN).count()
        : 0;
  }

  /** Whoever was quoted something else gets a quote of now, by which they can order. */
  private Problem problem(Store store, CheckoutRequest request, Refusal why) {
    if (!(why instanceof Refusal.RatesMoved(var offers, var value, boolean quoteKnown))
        || offers.isEmpty()) return CheckoutProblems.of(store, why);
    var address = request.address() == null ? Address.NONE : request.address();
    var items = Basket.of(request.items()).units();
    return CheckoutProblems.quoteChanged(
        store, quotes.keep(store, address, items, offers, value, request.at()), quoteKnown);
  }

  /** Nobody else is to spend what is somebody's, nor to learn that there is something. */
  private boolean isProven(Store store, CheckoutBody body, CheckoutRequest request) {
    var token = Typed.code(body.proof());
    return !token.isEmpty()
        && proofs.of(store, token).filter(it -> it.isOf(request.customer().email())).isPresent();
  }

  private CheckoutRequest request(Store store, CheckedBody<CheckoutBody> sent) {
    sent.leaveMissing("/address");
    var request = sent.value().read(store, sent.wrongs());
    var address = request.address();
    if (!sent.isRight() && address != null && checkout.needsAddress(store, request.rateId()))
      AddressRules.check(sent.wrongs(), "/address", address);
    var claims = request.claims();
    boolean takesPoints = claims.points() > 0 || !claims.rewards().isNone();
    if (sent.isRight() && takesPoints && !isProven(store, sent.value(), request))
      sent.wrongs().add(Wrong.of("/proof", "points.proof"));
    sent.requireRight();
    return request;
  }
}
