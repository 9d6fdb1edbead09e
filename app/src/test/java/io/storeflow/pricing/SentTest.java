package io.storeflow.pricing;

import static io.storeflow.pricing.MadeUp.BERLIN;
import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.giftCard;
import static io.storeflow.pricing.MadeUp.rate;
import static io.storeflow.pricing.MadeUp.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricing.Basket.Item;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Gift cards are not sent, and count for nothing that is. */
class SentTest {
  private final MadeUp made = new MadeUp("EUR");
  private final PriceBook book =
      made.book(
          List.of(giftCard("g", made.money(5000)), variant("v", made.money(1000))),
          List.of(rate("flat", Method.SHIPPING, made.money(490), made.money(5000))));

  @Test
  void costNothingAloneWhereverTheBuyerIs() {
    var totals = of(Address.NONE, "g");
    assertThat(totals.isSent()).isFalse();
    assertThat(totals.shipping()).isEqualTo(made.money(0));
    assertThat(totals.total()).isEqualTo(made.money(5000));
  }

  /** Free from 50.00 on, of which a gift card is nothing. */
  @Test
  void doNotMakeOtherGoodsFreeOfShipping() {
    var totals = of(BERLIN, "g", "v");
    assertThat(totals.isSent()).isTrue();
    assertThat(totals.shipping()).isEqualTo(made.money(490));
    assertThat(totals.total()).isEqualTo(made.money(6490));
  }

  private Totals of(Address to, String... variants) {
    var items = Stream.of(variants).map(it -> new Item(it, 1)).toList();
    var buyer = new Buyer(to, new RateWish.Exactly("flat"), null);
    return Totals.of(book, Basket.of(items), buyer, NOW);
  }
}
