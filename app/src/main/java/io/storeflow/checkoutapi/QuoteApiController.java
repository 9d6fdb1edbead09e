package io.storeflow.checkoutapi;

import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.RateWish;
import io.storeflow.proof.ProofToken;
import io.storeflow.quote.ShippingQuotes;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What it costs to bring these items there. */
@RestController
@Tag(name = "Orders")
class QuoteApiController {
  @Schema(name = "Quote")
  record Answer(String quoteId, Instant expiresAt, List<QuotedRate> rates, List<TriedWay> tried) {}

  private final TriedCodes tried;
  private final ShippingQuotes quotes;
  private final TriedWays ways;
  private final RateLimits limits;

  QuoteApiController(TriedCodes tried, ShippingQuotes quotes, TriedWays ways, RateLimits limits) {
    this.tried = tried;
    this.quotes = quotes;
    this.ways = ways;
    this.limits = limits;
  }

  @Operation(
      operationId = "quoteShipping",
      summary = "Ask what shipping costs",
      description =
          "A quote is kept for 30 minutes and freezes the price of its rates. Without an address it"
              + " holds the rates that need none: those of pickup. It says of each zone that was tried"
              + " whether it fits, and of its rates whether they are offered.")
  @Refuses({"rate_limited", "code_invalid", "prices_moving"})
  @PostMapping(
      path = "/api/v1/stores/{store}/shipping/quote",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Answer create(
      Store home,
      @BodyExample(
              name = "delivered",
              description = "Brought to an address in Berlin",
              value = BodyExamples.QUOTE)
          @BodyExample(
              name = "picked_up",
              description = "For pickup: no address",
              value = BodyExamples.PICKUP_QUOTE)
          JsonBody<QuoteBody> body,
      HttpServletRequest client) {
    limits.require(Rule.QUOTE, client.getRemoteAddr());
    var sent = body.read();
    var to = sent.value().address();
    var address = to == null ? Address.NONE : to.address();
    if (to != null) AddressRules.check(sent.wrongs(), "/address", address);
    var store = AskedCurrency.read(home, "/currency", sent.value().currency(), sent.wrongs());
    var items = ItemBody.read(sent.value().items(), sent.wrongs());
    var codes = CodesBody.read(sent.value().codes(), sent.wrongs());
    sent.requireRight();
    var holder = ProofToken.read(sent.value().proof());
    var buyer = new Buyer(address, RateWish.NONE, null);
    var basket = Basket.of(items);
    return quote(
        store,
        buyer,
        basket,
        tried.price(store, basket, buyer, codes, holder, client.getRemoteAddr(), null));
  }

  private Answer quote(Store store, Buyer buyer, Basket basket, TriedCodes.Priced priced) {
    var totals = priced.totals();
    var located = priced.located();
    var quote =
        quotes.keep(
            store, buyer.address(), basket.units(), totals.offers(), totals.value(), located.at());
    var rates = quote.offers().stream().map(offer -> QuotedRate.of(store, offer)).toList();
    return new Answer(quote.id(), quote.expiresAt(), rates, ways.of(totals.zones(), located));
  }
}
