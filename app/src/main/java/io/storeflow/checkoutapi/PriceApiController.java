package io.storeflow.checkoutapi;

import io.storeflow.checkout.Refusal;
import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What these items cost now, and why. */
@RestController
@Tag(name = "Orders")
class PriceApiController {
  private final PriceBooks books;
  private final RateLimits limits;
  private final Clock clock;

  PriceApiController(PriceBooks books, RateLimits limits, Clock clock) {
    this.books = books;
    this.limits = limits;
    this.clock = clock;
  }

  @Operation(
      operationId = "priceItems",
      summary = "Ask what goods cost",
      description =
          "What checkout would ask for them now, and why: of each line the steps that add up to its"
              + " total, and what each price rule takes off. Nothing is kept or held.")
  @Refuses("rate_limited")
  @PostMapping(
      path = "/api/v1/stores/{store}/price",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  PriceAnswer create(
      Store store,
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
    var items = ItemBody.read(sent.value().items(), sent.wrongs());
    sent.requireRight();
    var rate = sent.value().rateId();
    var wish = rate == null ? RateWish.NONE : new RateWish.Exactly(rate);
    return price(store, items, new Buyer(address, wish, null));
  }

  private PriceAnswer price(Store store, List<Basket.Item> items, Buyer buyer) {
    var basket = Basket.of(items);
    var book = books.fresh(store, basket.variantIds());
    var totals = Totals.of(book, basket, buyer, clock.instant());
    if (!totals.faults().isEmpty()) throw CheckoutProblems.unsellable(totals.faults());
    boolean anyRate = buyer.wish() == RateWish.NONE;
    if (totals.rate() == null && !anyRate)
      throw CheckoutProblems.of(
          store, new Refusal.RateNotOffered(buyer.address().equals(Address.NONE)));
    return PriceAnswer.of(totals, store.locale());
  }
}
