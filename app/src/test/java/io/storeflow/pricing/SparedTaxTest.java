package io.storeflow.pricing;

import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.giftCard;
import static io.storeflow.pricing.MadeUp.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.storeflow.allergen.Food;
import io.storeflow.forsale.Kin;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.Chosen.Pick;
import io.storeflow.modifier.Modifier;
import io.storeflow.modifier.ModifierGroup;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.tax.Said;
import io.storeflow.tax.TaxBuyer;
import io.storeflow.tax.TaxRates;
import io.storeflow.tax.TaxTerms;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A price of 11.90 holds 19 % at home: who owes no tax pays 10.00, and is told why. */
class SparedTaxTest {
  private final MadeUp made = new MadeUp("EUR");

  @Test
  void saysHowThePriceCameAbout() {
    var totals = of("-", "business");
    assertThat(totals.lines().getFirst().steps())
        .extracting(Step::kind, Step::name, it -> it.amount().minor())
        .containsExactly(
            tuple(Kind.UNITS, "Ramen", 2000L),
            tuple(Kind.CHOSEN, "egg", 380L),
            tuple(Kind.TAX_SPARED, "VAT 19 % (DE)", -380L));
    assertThat(totals.steps())
        .extracting(Step::kind, Step::name, it -> it.amount().minor())
        .containsExactly(
            tuple(Kind.RATE_WISHED, "flat", 595L), tuple(Kind.TAX_SPARED, "VAT 19 % (DE)", -95L));
    assertThat(totals.subtotal()).isEqualTo(made.money(2380));
    assertThat(totals.spared()).isEqualTo(made.money(380));
    assertThat(totals.total()).isEqualTo(made.money(2500));
    assertThat(PriceNote.of(totals).isTold()).isTrue();
  }

  /** What is given back line by line, with shipping, is what was paid. */
  @Test
  void isWhatIsPaidForEachLine() {
    var totals = of("-", "business");
    var paid = totals.shipping();
    for (var line : totals.lines()) paid = paid.plus(line.total());
    assertThat(paid.plus(totals.rounding())).isEqualTo(totals.total());
  }

  /** Quotes keep prices as the store says them: who is billed may be known only later. */
  @Test
  void offersRatesAtWhatIsDue() {
    assertThat(of("-", "business").offers())
        .extracting(Offer::price, Offer::due)
        .containsExactly(tuple(made.money(595), made.money(500)));
    assertThat(of("-", "nobody").offers())
        .extracting(Offer::price, Offer::due)
        .containsExactly(tuple(made.money(595), made.money(595)));
  }

  @Test
  void staysInThePriceWhereTheStoreWantsSo() {
    var totals = of("stays", "business");
    assertThat(totals.total()).isEqualTo(made.money(2975));
    assertThat(totals.tax().isZero() && totals.spared().isZero()).isTrue();
    assertThat(PriceNote.of(totals).isTold()).isFalse();
  }

  @Test
  void isInNoGiftCard() {
    var totals = of(Map.of("v", giftCard("v", made.money(5000))), "-", "business", Chosen.NONE);
    assertThat(totals.total()).isEqualTo(made.money(10000));
    assertThat(totals.spared().isZero()).isTrue();
  }

  private Totals of(String says, String buyer) {
    return of(Map.of("v", ramen()), says, buyer, new Chosen(List.of(new Pick("egg", 1))));
  }

  private Totals of(Map<String, VariantForSale> variants, String says, String who, Chosen chosen) {
    var settings = Said.settings(Said.address("DE 10115"), true, says);
    var flat = List.of(rate("flat", Method.SHIPPING, made.money(595), null));
    var book =
        new PriceBook(
            made.money(0).currency(),
            true,
            EnumSet.allOf(Method.class),
            1,
            variants,
            MadeUp.shipping(flat, Set.of("FR")),
            ZoneId.of("Europe/Berlin"),
            List.of(),
            new TaxTerms(settings, TaxRates.seeded()));
    var business = new TaxBuyer("FR", who.equals("business"));
    var buyer =
        new Buyer(Said.address("FR 75001"), new RateWish.Exactly("flat"), null)
            .with(Claims.NONE.withBusiness(business));
    var items = List.of(new Basket.Item("v", 2, chosen));
    return Totals.of(book, Basket.of(items), buyer, NOW);
  }

  /** At 10.00, with an egg of 1.90. */
  private VariantForSale ramen() {
    var egg = new Modifier(1, "egg", "egg", price(190), false, true, Food.UNSTATED, List.of());
    var groups = List.of(new ModifierGroup("toppings", "Toppings", 0, 3, List.of(egg)));
    var plain = MadeUp.variant("v", price(1000), TaxClass.STANDARD);
    return new VariantForSale(
        plain.id(),
        "v",
        1,
        "p",
        "ramen",
        "Ramen",
        "",
        "Large",
        "R-1",
        price(1000),
        null,
        "",
        true,
        false,
        0,
        0,
        groups,
        Kin.NONE,
        TaxClass.STANDARD,
        false);
  }

  private Money price(long minor) {
    return made.money(minor);
  }
}
