package io.storeflow.pricing;

import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.giftCard;
import static io.storeflow.pricing.MadeUp.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.forsale.Kin;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.loyalty.Worth;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.Parts;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.MadeUpRules;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.tax.Said;
import io.storeflow.tax.TaxBuyer;
import io.storeflow.tax.TaxRates;
import io.storeflow.tax.TaxSettings;
import io.storeflow.tax.TaxTerms;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of every cart, whatever takes something off, is redeemed, sent and taxed, from where
 * to where and to whom: 102,000 of them, in currencies of 2, 0 and 3 decimals.
 */
class CartLawsTest {
  private static final int ROUNDS = 17_000;
  private static final List<Address> PLACES = Said.PLACES.stream().map(Said::address).toList();
  private static final List<TaxBuyer> BUYERS = Said.BUYERS.stream().map(Said::buyer).toList();
  private static final Set<String> COUNTRIES =
      PLACES.stream().map(Address::country).collect(Collectors.toSet());

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "USD", "GBP", "JPY", "KWD", "TND"})
  void addsUp(String code) {
    var made = new MadeUp(code);
    var random = new Random(code.hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      var book = book(made, random, Currency.getInstance(code));
      var items = made.items(book, random).stream().map(it -> few(book, it)).toList();
      if (items.isEmpty()) continue;
      var plain = made.buyer(book, random);
      var claims = Claims.NONE.withPoints(random.nextInt(5_000)).withBusiness(any(BUYERS, random));
      var to = random.nextInt(4) > 0 ? any(PLACES, random) : Address.NONE;
      var buyer = new Buyer(to, plain.wish(), plain.quoted(), claims);
      var totals = Totals.of(book, Basket.of(items), buyer, NOW);
      holds(totals, made);
      returnsWhatWasPaid(totals, random);
      returnsThePoints(totals, book, random);
      if (round % 4 == 0)
        agreesWithTheOtherWay(
            book, Basket.of(items), new Buyer(to, RateWish.NONE, null, claims), made);
    }
  }

  /** In whatever portions units come back: all of them bring back all, none of them takes. */
  private static void returnsWhatWasPaid(Totals totals, Random random) {
    boolean onTop = !totals.taxIncluded();
    long back = totals.shipping().plus(totals.rounding()).minor();
    for (var part : totals.taxes().shipping()) if (onTop) back += part.tax().minor();
    for (var line : totals.lines()) {
      back += portions(line.total().minor(), line.quantity(), random);
      long tax = portions(line.tax().minor(), line.quantity(), random);
      if (onTop) back += tax;
    }
    ensure(back == totals.total().minor(), totals);
  }

  /**
   * A store whose prices are without the tax, or with it, owes the same of each line that costs the
   * same: to the unit where the other price holds the tax, within one where its net was rounded.
   */
  private static void agreesWithTheOtherWay(
      PriceBook book, Basket basket, Buyer buyer, MadeUp made) {
    var totals = Totals.of(book, basket, buyer, NOW);
    boolean included = totals.taxIncluded();
    Map<String, VariantForSale> variants = new LinkedHashMap<>();
    var items = new ArrayList<Basket.Item>();
    for (var line : totals.lines()) {
      var price = included ? line.total().minus(line.tax()) : line.total().plus(line.tax());
      var id = "line" + variants.size();
      var taxClass = line.variant().taxClass();
      boolean card = line.variant().giftCard();
      var same = variant(variants.size(), id, price, 0, Profile.NONE, Kin.NONE, taxClass);
      variants.put(id, card ? giftCard(id, price) : same);
      items.add(new Basket.Item(id, 1));
    }
    var other = Totals.of(otherWay(book, variants), Basket.of(items), buyer, NOW);
    ensure(other.lines().size() == totals.lines().size(), totals);
    long most = 0;
    for (int i = 0; i < items.size(); i++) {
      long off = other.lines().get(i).tax().minus(totals.lines().get(i).tax()).minor();
      ensure(Math.abs(off) <= (included ? 1 : 0), totals.lines().get(i));
      most += Math.abs(off);
    }
    ensure(Math.abs(other.tax().minus(totals.tax()).minor()) <= most, totals);
  }

  private static PriceBook otherWay(PriceBook book, Map<String, VariantForSale> variants) {
    var said = book.tax().settings();
    var settings =
        said == null
            ? null
            : new TaxSettings(
                said.home(),
                !said.included(),
                said.registrations(),
                said.oss(),
                said.smallBusiness(),
                said.own(),
                said.shippingClass(),
                // What nobody owes is off the price already.
                true);
    return new PriceBook(
        book.currency(),
        !book.taxIncluded(),
        book.methods(),
        1,
        variants,
        ShippingBook.EMPTY,
        book.zone(),
        List.of(),
        settings == null ? TaxTerms.NONE : new TaxTerms(settings, TaxRates.seeded()),
        Worth.NONE);
  }

  private static void returnsThePoints(Totals totals, PriceBook book, Random random) {
    var points = Redemption.points(totals, book.points());
    long back = 0;
    for (int i = 0; i < points.length; i++)
      back += portions(points[i], totals.lines().get(i).quantity(), random);
    ensure(back == LongStream.of(points).sum(), points);
  }

  private static long portions(long amount, int units, Random random) {
    long given = 0;
    for (int back = 0; back < units; ) {
      back += 1 + random.nextInt(units - back);
      long all = Parts.of(amount, back, units);
      ensure(all >= given && all <= amount, amount);
      given = all;
    }
    return given;
  }

  /** Of gift cards as many as an order mostly takes. */
  private static Basket.Item few(PriceBook book, Basket.Item item) {
    var variant = book.variants().get(item.variantId());
    return variant != null && variant.giftCard()
        ? new Basket.Item(item.variantId(), 1 + item.quantity() % 40, item.chosen())
        : item;
  }

  private static void holds(Totals totals, MadeUp made) {
    var zero = made.money(0);
    var subtotal = zero;
    var discount = zero;
    var tax = zero;
    var spared = zero;
    for (var line : totals.lines()) {
      var full = line.unitPrice().times(line.quantity());
      subtotal = subtotal.plus(full);
      discount = discount.plus(line.discount());
      tax = tax.plus(line.tax());
      spared = spared.plus(line.spared());
      ensure(line.total().equals(full.minus(line.discount()).minus(line.spared())), line);
      ensure(line.spared().isZero() || line.tax().isZero(), line);
      ensure(!line.total().isNegative() && !line.tax().isNegative(), line);
      ensure(!line.variant().giftCard() || line.discount().isZero() && line.tax().isZero(), line);
      ensure(steps(line.steps(), made).equals(line.total()), line.steps());
    }
    for (var part : totals.taxes().shipping()) tax = tax.plus(part.tax());
    ensure(totals.subtotal().equals(subtotal), totals);
    ensure(totals.discount().equals(discount), totals);
    ensure(totals.tax().equals(tax), totals);
    ensure(totals.spared().equals(spared) && !spared.isNegative(), totals);
    ensure(
        totals.steps().isEmpty() || steps(totals.steps(), made).equals(totals.shipping()), totals);
    var named = totals.discounts().stream().map(NamedAmount::amount).toList();
    ensure(made.sum(named).equals(discount.negated()), totals.discounts());
    var groups = totals.taxes().groups();
    ensure(made.sum(groups.stream().map(it -> it.amount()).toList()).equals(tax), groups);
    var goods = subtotal.minus(discount).minus(spared).plus(totals.shipping());
    var exact = totals.taxIncluded() ? goods : goods.plus(tax);
    ensure(totals.total().equals(exact.plus(totals.rounding())), totals);
    if (!groups.isEmpty()) {
      var bases = made.sum(groups.stream().map(it -> it.base()).toList());
      ensure((totals.taxIncluded() ? bases.plus(tax) : bases).equals(goods), groups);
    }
    boolean three = totals.total().currency().getDefaultFractionDigits() == 3;
    ensure(Math.abs(totals.rounding().minor()) <= (three ? 5 : 0), totals.rounding());
    ensure(!three || totals.total().minor() % 10 == 0, totals.total());
  }

  private static Money steps(List<Step> steps, MadeUp made) {
    return made.sum(steps.stream().filter(it -> it.kind() != Kind.TAX).map(Step::amount).toList());
  }

  /** Said only where it fails: a sentence for each of millions would take longer than they do. */
  private static void ensure(boolean holds, Object of) {
    if (!holds) assertThat(of).as("does not add up").isNull();
  }

  private static PriceBook book(MadeUp made, Random random, Currency currency) {
    var plain = made.book(random);
    Map<String, VariantForSale> variants = new LinkedHashMap<>();
    for (var id : plain.variants().keySet()) {
      var price = plain.variants().get(id).price();
      var kin = random.nextBoolean() ? MadeUpRules.RAMEN : Kin.NONE;
      var taxClass = any(List.of(TaxClass.values()), random);
      variants.put(
          id,
          random.nextInt(9) == 0
              ? giftCard(id, price)
              : variant(variants.size(), id, price, 0, Profile.NONE, kin, taxClass));
    }
    var rules = new ArrayList<>(MadeUpRules.rules(random, random.nextInt(6)));
    if (random.nextBoolean()) rules.add(rule(new Effect.AmountOnce(1 + random.nextInt(90_000))));
    boolean included = random.nextBoolean();
    var settings = Said.settings(any(PLACES, random), included, any(Said.SAYS, random));
    var terms = random.nextInt(6) == 0 ? TaxTerms.NONE : new TaxTerms(settings, TaxRates.seeded());
    var worth = random.nextBoolean() ? new Worth("Points", 7, 3, 20) : Worth.NONE;
    return new PriceBook(
        currency,
        included,
        EnumSet.allOf(io.storeflow.shipping.Method.class),
        1,
        variants,
        MadeUp.shipping(plain.shipping().rates(), COUNTRIES),
        ZoneId.of("Europe/Berlin"),
        rules,
        terms,
        worth);
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static PriceRule rule(Effect effect) {
    return new PriceRule(
        1, "r", "Rule", effect, Target.EVERYTHING, When.ALWAYS, "", 0, true, 1, RuleLimits.NONE);
  }
}
