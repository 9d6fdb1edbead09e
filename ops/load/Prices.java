import io.storeflow.forsale.Kin;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleFacts;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricetest.Draw;
import io.storeflow.pricetest.Share;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Totals;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Zone;
import io.storeflow.tax.TaxRates;
import io.storeflow.tax.TaxSettings;
import io.storeflow.tax.TaxTerms;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What it takes to price a cart in process: 20 lines and 100 lines, with 200 rules that are on and
 * 50 zones. Processor time of one pricing, once compiled. In the folder of the project, after
 * {@code ops/load/stand.sh} has unpacked the jar once:
 *
 * <pre>
 *   java -cp 'target/stand/app/*:target/stand/app/lib/*' ops/load/Prices.java
 * </pre>
 */
public final class Prices {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Instant NOW = Instant.parse("2026-11-28T13:00:00Z");
  private static final String EMAIL = "mia@example.com";
  private static final int ROUNDS = 3_000;

  private Prices() {}

  public static void main(String[] args) {
    for (int lines : new int[] {20, 100, 20, 100, 20, 100}) {
      var book = book(lines);
      var basket = basket(book);
      var berlin = new Address("DE", "10115", "", "Berlin", "Ring 1", "");
      var buyer = new Buyer(berlin, new RateWish.Exactly("z49"), null, claims());
      var threads = ManagementFactory.getThreadMXBean();
      long begun = threads.getCurrentThreadCpuTime();
      long minor = 0;
      for (int round = 0; round < ROUNDS; round++)
        minor += Totals.of(book, basket, buyer, NOW).total().minor();
      double each = (threads.getCurrentThreadCpuTime() - begun) / 1e6 / ROUNDS;
      System.out.printf(
          "%d lines, %d rules, %d zones: %.3f ms (checksum %d)%n",
          lines, book.rules().size(), book.shipping().zones().size(), each, minor);
    }
  }

  /** Of one whose address is proven, who gave a code and has looked around before. */
  private static Claims claims() {
    Map<Long, RuleFacts.Left> left = new HashMap<>();
    for (long i = 0; i < 200; i += 6) left.put(i, new RuleFacts.Left(null, 100_000));
    var known = new RuleFacts.Known(EMAIL, Set.of(), Set.of());
    var draw = Draw.of("visitor");
    var facts = new RuleFacts(When.Channel.STOREFRONT, Map.of(), left, false, known, draw);
    return Claims.NONE.withCodes(Set.of("ALL")).withFacts(facts);
  }

  private static Basket basket(PriceBook book) {
    return Basket.of(
        book.variants().keySet().stream().map(id -> new Basket.Item(id, 1 + id.length())).toList());
  }

  private static PriceBook book(int lines) {
    Map<String, VariantForSale> variants = new HashMap<>();
    for (int i = 0; i < lines; i++) variants.put("v" + i, variant(i));
    var rules = new ArrayList<PriceRule>();
    for (int i = 0; i < 200; i++) rules.add(rule(i));
    return new PriceBook(
        EUR,
        true,
        EnumSet.allOf(Method.class),
        1,
        variants,
        shipping(),
        ZoneId.of("Europe/Berlin"),
        rules,
        germany());
  }

  private static VariantForSale variant(int i) {
    var kin = new Kin(10L + i % 5, 20L, Set.of("hot"));
    return new VariantForSale(
        i,
        "v" + i,
        100 + i,
        "p",
        "ramen",
        "Ramen",
        "",
        "",
        "",
        money(2_000 + i),
        null,
        "",
        true,
        false,
        500,
        Profile.NONE,
        List.of(),
        kin,
        i % 2 == 0 ? TaxClass.FOOD : TaxClass.STANDARD,
        false);
  }

  /**
   * Every fourth is for one variant, every fourth for a category, the others for everything; every
   * sixth is limited, by a code, in some hours, for a customer, from a value on, or for half of the
   * visitors.
   */
  private static PriceRule rule(int i) {
    var none = Set.<Long>of();
    var target =
        switch (i % 4) {
          case 0 -> new Target(false, Set.of((long) i), none, none, none, Set.of());
          case 1 -> new Target(false, none, none, Set.of(10L + i % 5), none, Set.of());
          default -> Target.EVERYTHING;
        };
    Effect effect =
        switch (i % 3) {
          case 0 -> new Effect.Percent(100);
          case 1 -> new Effect.AmountOnce(10);
          default -> new Effect.BuyGet(5, 1, 1_000);
        };
    var limits = i % 6 == 0 ? new RuleLimits(1_000_000, 0, 0, 0, 0) : RuleLimits.NONE;
    return new PriceRule(i, "r" + i, "Rule " + i, effect, target, when(i), "", 0, true, 1, limits);
  }

  private static When when(int i) {
    var by = ByCode.NONE;
    var who = When.Who.ANYBODY;
    Hours hours = null;
    var share = Share.ALL;
    long value = 0;
    switch (i % 6) {
      case 1 -> by = ByCode.of(Set.of("CODE" + i, "ALL"));
      case 2 -> hours = new Hours(LocalTime.of(14, 0), LocalTime.of(i % 4 == 0 ? 2 : 16, 0));
      case 3 -> who = new When.Who(false, Set.of(EMAIL, "b" + i + "@example.com"), Set.of(), "");
      case 4 -> value = i * 100;
      case 5 -> share = new Share(50, 1, NOW);
      default -> {}
    }
    return new When(Set.of(), hours, null, null, 0, value, by, null, false, who, share);
  }

  /** Tax included, shipping in proportion to the goods. */
  private static TaxTerms germany() {
    var home = new Address("DE", "10115", "", "Berlin", "", "");
    var settings = new TaxSettings(home, true, Set.of(), false, false, List.of(), null, false);
    return new TaxTerms(settings, TaxRates.seeded());
  }

  private static ShippingBook shipping() {
    var zones = new ArrayList<Zone>();
    for (int i = 0; i < 50; i++) {
      var tariff = Tariff.flat(money(490 + i));
      var rate =
          Rate.usual(
              i, "z" + i, "Parcel", Method.SHIPPING, tariff, null, null, (long) i, 0, true, i, 1);
      var area = Area.of(Set.of(i < 49 ? "AT" : "DE"));
      zones.add(new Zone(i, "z" + i, Method.SHIPPING, "", area, null, List.of(rate), 1));
    }
    return new ShippingBook(List.of(), zones, List.of());
  }

  private static Money money(long minor) {
    return new Money(minor, EUR);
  }
}
