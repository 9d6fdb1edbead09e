package io.storeflow.checkoutapi;

import io.storeflow.billing.Billing;
import io.storeflow.billing.CheckedBilling;
import io.storeflow.checkout.Refusal;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Refuses;
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

  PriceApiController(TriedCodes tried, RateLimits limits, CheckedBilling billing) {
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
              + " kept or held.")
  @Refuses({"rate_limited", "code_invalid", "prices_moving"})
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
          JsonBody<PriceBody> body,
      HttpServletRequest client) {
    limits.require(Rule.QUOTE, client.getRemoteAddr());
    var sent = body.read();
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
    var priced = tried.price(store, basket, buyer, codes, holder, client.getRemoteAddr());
    return answer(store, buyer, priced.totals(), billed);
  }

  private static PriceAnswer answer(Store store, Buyer buyer, Totals totals, Billing billed) {
    boolean anyRate = buyer.wish() == RateWish.NONE;
    if (totals.rate() == null && !anyRate)
      throw CheckoutProblems.of(
          store, new Refusal.RateNotOffered(buyer.address().equals(Address.NONE)));
    return PriceAnswer.of(totals, billed, store.locale());
  }
}
