package io.storeflow.checkoutapi;

import io.storeflow.billing.Billing;
import io.storeflow.billing.BillingRules;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutRules;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.giftcard.CardCode;
import io.storeflow.loyalty.RewardWish;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.AskedCurrency;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Claims;
import io.storeflow.proof.ProofToken;
import io.storeflow.store.Store;
import io.storeflow.vatid.VatId;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a program sends to place an order. */
@Schema(name = "CheckoutRequest")
record CheckoutBody(
    Customer customer,
    @Schema(description = "Id of a configured rate, as a quote names it", minLength = 1)
        String rateId,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Freezes the price of its rates while it holds")
        @Nullable String quoteId,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable AddressBody address,
    @ArraySchema(minItems = 1, maxItems = Basket.MOST_LINES) List<ItemBody> items,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 500) @Nullable String note,
    @ArraySchema(
            arraySchema =
                @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = CodesBody.ABOUT),
            maxItems = GivenCodes.MOST)
        @Nullable List<String> codes,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "Codes of gift cards, up to 5, in the order in which they are used up; payment.due"
                    + " says what is left to pay")
        @Nullable List<String> giftCards,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "Points to redeem, of the customer that the proof is of",
            minimum = "0",
            maximum = "1000000000")
        @Nullable Integer points,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "The token of a proof: only the owner of an address redeems its points, and has"
                    + " prices that depend on who somebody is",
            maxLength = ProofToken.LONGEST)
        @Nullable String proof,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Business business,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "To where it is billed, if not to where it goes")
        @Nullable AddressBody billingAddress,
    @ArraySchema(
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description =
                        "Items that are to be free for points, which they take beside those to"
                            + " redeem; the proof is needed"),
            maxItems = Reward.MOST)
        @Nullable List<Reward> rewards,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED, description = AskedCurrency.ABOUT)
        @Nullable String currency,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "What the order is to cost, as price says it; if it costs something else it is not"
                    + " placed")
        @Nullable Total total,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description =
                "In which of the store's ways it is paid, as its payment methods are listed; left"
                    + " out for the first that is offered",
            maxLength = 22)
        @Nullable String paymentMethod) {

  @Schema(name = "OrderTotal")
  record Total(
      @Schema(description = "In minor units", minimum = "0", maximum = "999999999999999")
          long amountMinor,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description = "That of the order; left out for that")
          @Nullable String currency) {

    /** Null for none; notes another currency than that of the order. */
    static @Nullable Money read(@Nullable Total sent, Store store, List<Wrong> wrongs) {
      if (sent == null) return null;
      AskedCurrency.same(store, "/total/currency", sent.currency, wrongs);
      return store.money(sent.amountMinor);
    }
  }

  @Schema(name = "Business", description = "A company that buys")
  record Business(
      @Schema(minLength = 1, maxLength = BillingRules.COMPANY) String company,
      @Schema(
              requiredMode = RequiredMode.NOT_REQUIRED,
              description =
                  "Of a country of the European Union, with its letters; VIES is asked whether it"
                      + " holds",
              example = "ATU12345678",
              maxLength = VatId.LONGEST)
          @Nullable String vatId) {

    /** Adds what is wrong; the id is not checked yet. */
    static Billing read(
        @Nullable Business sent, @Nullable AddressBody address, List<Wrong> wrongs) {
      var vatId = sent == null ? null : sent.vatId;
      var billing =
          Billing.typed(
              sent == null ? null : sent.company,
              vatId,
              address == null ? null : address.address());
      BillingRules.check(wrongs, billing, vatId);
      return billing;
    }
  }

  @Schema(name = "Reward", description = "Units of an item that are to be free for points")
  record Reward(
      @Schema(minLength = 1) String variantId,
      @Schema(minimum = "1", maximum = "" + Basket.MOST_UNITS) int quantity) {
    static final int MOST = 20;

    /** Adds what is wrong with the body's member {@code rewards}. */
    static RewardWish read(@Nullable List<Reward> sent, List<Wrong> wrongs) {
      if (sent == null) return RewardWish.NONE;
      if (sent.size() > MOST) wrongs.add(Wrong.of("/rewards", "too_many", MOST));
      var units = new LinkedHashMap<String, Integer>();
      for (int i = 0; i < sent.size(); i++) {
        var variant = Typed.line(sent.get(i).variantId);
        TextRules.required(wrongs, "/rewards/" + i + "/variant_id", variant);
        units.merge(variant, sent.get(i).quantity, Integer::sum);
      }
      return new RewardWish(units, 0);
    }
  }

  @Schema(name = "Customer")
  record Customer(
      @Schema(minLength = 1, maxLength = 120) String name,
      @Schema(description = "An e-mail address", minLength = 1, maxLength = 254) String email,
      @Schema(requiredMode = RequiredMode.NOT_REQUIRED, maxLength = 40) @Nullable String phone) {}

  /**
   * What it asks for; adds what is wrong. The address is not judged: what is picked up needs none.
   *
   * @param store as it sells in the currency that is asked for; phone numbers of its country may be
   *     written without the code
   */
  CheckoutRequest read(Store store, List<Wrong> wrongs) {
    var country = store.country();
    var rate = Typed.line(rateId);
    TextRules.required(wrongs, "/rate_id", rate);
    var quote = Typed.line(quoteId);
    var to = address == null ? null : address.address();
    var contact =
        CheckoutRequest.Contact.typed(
            customer.name,
            customer.email,
            customer.phone,
            to == null ? country : to.country(),
            country);
    var said = Typed.text(note);
    CheckoutRules.check(wrongs, contact, said, country);
    return CheckoutRequest.of(contact, rate, ItemBody.read(items, wrongs), "api")
        .quoted(quote.isEmpty() ? null : quote)
        .to(to)
        .noting(said)
        .claiming(
            Claims.NONE
                .withCodes(CodesBody.read(codes, wrongs))
                .withPoints(points == null ? 0 : points)
                .withGiftCards(cards(wrongs))
                .withRewards(Reward.read(rewards, wrongs)))
        .heldBy(ProofToken.read(proof))
        .billed(Business.read(business, billingAddress, wrongs))
        .costing(Total.read(total, store, wrongs))
        .paying(Typed.code(paymentMethod).isEmpty() ? null : Typed.code(paymentMethod))
        .build();
  }

  /** Hashes of the codes; whether a card has them is not judged. */
  private List<String> cards(List<Wrong> wrongs) {
    if (giftCards == null) return List.of();
    if (giftCards.size() > CardPlan.MOST)
      wrongs.add(Wrong.of("/gift_cards", "gift_card.most", CardPlan.MOST));
    return giftCards.stream()
        .map(it -> CardCode.read(it).map(CardCode::hash).orElse(CardCode.NONE))
        .toList();
  }
}
