package io.storeflow.checkoutapi;

import io.storeflow.apikey.KeyGate;
import io.storeflow.billing.Billing;
import io.storeflow.billing.CheckedBilling;
import io.storeflow.checkout.Refusal;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.CheckedBody;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Moment;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Totals;
import io.storeflow.proof.ProofToken;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What these items cost now, and why. */
@RestController
@Tag(name = "Orders")
class PriceApiController {
  private final TriedCodes tried;
  private final RateLimits limits;
  private final CheckedBilling billing;
  private final KeyGate gate;

  PriceApiController(TriedCodes tried, RateLimits limits, CheckedBilling billing, KeyGate gate) {
    this.gate = gate;
    this.tried = tried;
    this.limits = limits;
    this.billing = billing;
  }

  @Operation(
      operationId = "priceItems",
      summary = "Ask what goods cost",
      description =
          "What checkout would ask for them now, and why: of each line the steps that add up to its"
              + " total, what each price rule takes off, and why others take nothing off. Nothing is"
              + " kept or held. At another moment, which at says, for programs of the merchant.")
  @Refuses({"unauthorized", "rate_limited", "code_invalid", "prices_moving"})
  @PostMapping(
      path = "/api/v1/stores/{store}/price",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  PriceAnswer create(
      Store home,
      @BodyExample(name = "goods", description = "Goods alone", value = BodyExamples.PICKUP_QUOTE)
          @BodyExample(
              name = "delivered",
              description = "Brought to an address in Berlin",
              value = BodyExamples.PRICE)
          @BodyExample(
              name = "later",
              description = "At another moment, with a key of the store",
              value = BodyExamples.PRICE_LATER)
          JsonBody<PriceBody> body,
      HttpServletRequest client,
      HttpServletResponse response) {
    limits.require(Rule.QUOTE, client.getRemoteAddr());
    var sent = body.read();
    var at = at(home, sent, client, response);
    var to = sent.value().address();
    var address = to == null ? Address.NONE : to.address();
    if (to != null) AddressRules.check(sent.wrongs(), "/address", address);
    var store = AskedCurrency.read(home, "/currency", sent.value().currency(), sent.wrongs());
    var items = ItemBody.read(sent.value().items(), sent.wrongs());
    var codes = CodesBody.read(sent.value().codes(), sent.wrongs());
    var asked = CheckoutBody.Business.read(sent.value().business(), null, sent.wrongs());
    sent.requireRight();
    var billed = billing.of(store, asked, client.getRemoteAddr());
    var rate = sent.value().rateId();
    var wish = rate == null ? RateWish.NONE : new RateWish.Exactly(rate);
    var buyer = new Buyer(address, wish, null, Claims.NONE.withBusiness(billed.buyer()));
    var basket = Basket.of(items);
    var holder = ProofToken.read(sent.value().proof());
    var priced = tried.price(store, basket, buyer, codes, holder, client.getRemoteAddr(), at);
    return answer(store, buyer, priced.totals(), billed);
  }

  /** Null for now. What holds at another moment is for the merchant alone to know. */
  private @Nullable Instant at(
      Store store,
      CheckedBody<PriceBody> sent,
      HttpServletRequest request,
      HttpServletResponse response) {
    var read = Moment.read(sent.value().at());
    if (read.isMissing()) return null;
    gate.enter(store, null, request, response);
    TextRules.refused(sent.wrongs(), "/at", read);
    return read.value().orElse(null);
  }

  private static PriceAnswer answer(Store store, Buyer buyer, Totals totals, Billing billed) {
    boolean anyRate = buyer.wish() == RateWish.NONE;
    if (totals.rate() == null && !anyRate)
      throw CheckoutProblems.of(
          store, new Refusal.RateNotOffered(buyer.address().equals(Address.NONE)));
    return PriceAnswer.of(totals, billed, store.locale());
  }
}
