package io.storeflow.simulator;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.customergroup.GroupChanges;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Share;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.ByDistance;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Staff try what anybody would pay at any time. */
@AppTest
class SimulatorPageTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private RuleChanges rules;
  @Autowired private CustomerGroups groups;
  @Autowired private GroupChanges changes;
  @Autowired private Statements statements;
  @Autowired private PriceListChanges lists;
  @Autowired private TaxChanges taxes;
  @Autowired private ProgramChanges programs;
  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private DSLContext db;

  private Store store;
  private World.Goods goods;
  private Staff.Visitor owner;
  private String path;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 1000, null);
    owner = staff.visitor(store, Role.OWNER);
    path = "/s/" + store.slug() + "/pricing/simulate";
  }

  @Test
  void triesAnotherDay() {
    rule("Friday", new When(Set.of(DayOfWeek.FRIDAY), null, null, null, 0, 0, ByCode.NONE));
    var friday = owner.get(path + cart(2) + "&date=2026-12-04&time=12:00").body();
    assertThat(friday).contains("€18.00", "took something off", "−€2.00");
    var monday = owner.get(path + cart(2) + "&date=2026-12-07&time=12:00").body();
    assertThat(monday).contains("€20.00", "another day").doesNotContain("€18.00");
  }

  @Test
  void triesHowFarItIs() {
    beans.createBean(ByDistance.class).open(store);
    var near = path + cart(3) + "&country=DE&postal=10115&city=Berlin&line1=";
    assertThat(owner.get(near + "Weg+1").body()).contains("€2.90", "name=\"line1\"");
    assertThat(owner.get(near + "Away+1").body())
        .contains("It is not known how far it is", "The geocoder does not answer right now.");
    assertThat(owner.get(near).body()).contains("It takes the whole address");
  }

  @Test
  void triesAnotherCustomer() {
    var id = changes.create(store, "Regulars", Actor.SYSTEM);
    changes.add(store, id, List.of("mika@example.com"), Actor.SYSTEM);
    var group = groups.find(store.merchant(), id).orElseThrow().id();
    var who = new Who(false, Set.of(), Set.of(group), "");
    rule(
        "Ours",
        new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, who, Share.ALL));
    assertThat(owner.get(path + cart(1)).body()).contains("nobody had shown who they are");
    assertThat(owner.get(path + cart(1) + "&group=" + id).body()).contains("€9.00");
    var mika = path + cart(1) + "&email=mika@example.com";
    assertThat(owner.get(mika).body()).contains("€9.00");
    assertThat(owner.get(path + cart(1) + "&email=bo@example.com").body())
        .contains("for other customers");
    assertThat(staff.visitor(store, Role.CATALOGUE).get(mika).body())
        .as("who may not see customers learns nothing of them")
        .contains("for other customers");
    assertThat(staff.visitor(store, Role.FULFILMENT).get(mika).statusCode()).isEqualTo(403);
  }

  /** An address that a rule names is told to nobody who may not see customers. */
  @Test
  void tellsOfCustomersOnlyWhoMaySeeThem() {
    var named = new Who(false, Set.of("mika@example.com"), Set.of(), "");
    rule(
        "Named",
        new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, named, Share.ALL));
    var mika = path + cart(1) + "&email=mika@example.com";
    assertThat(owner.get(mika).body()).contains("€9.00");
    assertThat(staff.visitor(store, Role.CATALOGUE).get(mika).body())
        .contains("for other customers")
        .doesNotContain("€9.00");
  }

  @Test
  void triesAVisitorOfTheShareAndOneWhoIsNot() {
    assertThat(owner.get(path + cart(1)).body()).doesNotContain("name=\"share\"");
    rule(
        "Half of them",
        new When(
            Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, Who.ANYBODY, Share.of(50)));
    assertThat(owner.get(path + cart(1)).body()).contains("name=\"share\"", "€9.00");
    assertThat(owner.get(path + cart(1) + "&share=in").body()).contains("€9.00");
    assertThat(owner.get(path + cart(1) + "&share=out").body())
        .contains("without this one", "share=out", "€10.00")
        .doesNotContain("€9.00");
  }

  @Test
  void showsRatesAndCodes() {
    var rate = world.rate(store, Method.SHIPPING, 490);
    var page =
        owner.get(path + cart(1) + "&country=DE&postal=10115&codes=nothing&rate=" + rate).body();
    assertThat(page)
        .contains("€14.90", "there is no such code")
        .doesNotContain("Rounding", "does not hold any more");
  }

  @Test
  void readsSeveralCodes() {
    var page = owner.get(path + cart(1) + "&country=DE&codes=one+two,three").body();
    assertThat(page).contains("<bdi>ONE</bdi>", "<bdi>TWO</bdi>", "<bdi>THREE</bdi>");
  }

  /** Nothing is left out without a word, and what was typed stays. */
  @Test
  void saysWhatItCannotTry() {
    var rate = world.rate(store, Method.SHIPPING, 490);
    var there = "?variant=" + goods.publicId() + "&country=DE&units=";
    for (var units : List.of("abc", "9999"))
      assertThat(owner.get(path + there + units).body())
          .contains("Not all of it could be tried: 1 field", "href=\"#units-0\"")
          .containsPattern("id=\"units-0\"[^>]*value=\"" + units + "\"[^>]*aria-invalid")
          .doesNotContain("Not saved yet", "€10.00", "id=\"res-h\"");
    for (var odd :
        List.of(
            "date=x", "time=99:99", "points=many", "vatId=ATU1", "email=kein", "postal=ABCDE")) {
      var field = odd.substring(0, odd.indexOf('='));
      var typed = odd.substring(odd.indexOf('=') + 1);
      assertThat(owner.get(path + there + "1&" + odd).body())
          .as(odd)
          .contains("Not all of it could be tried: 1 field", "href=\"#" + field + "\"")
          .containsPattern("id=\"" + field + "\"[^>]*value=\"" + typed + "\"")
          .containsPattern("id=\"" + field + "\"[^>]*aria-invalid=\"true\"")
          .contains("id=\"" + field + "-e\"")
          .doesNotContain("id=\"res-h\"");
    }
    assertThat(owner.get(path + there + "1&postal=ABCDE").body()).contains("href=\"#postal\"");
    assertThat(owner.get(path + cart(1) + "&country=AT&postal=1010&rate=" + rate).body())
        .contains("is not offered for this");
    assertThat(owner.get(path + cart(1) + "&country=DE&postal=10115&rate=" + rate).body())
        .doesNotContain("could be tried");
  }

  /** What is paid in another currency, by a company with a VAT id, and with goods for points. */
  @Test
  void triesACurrencyACompanyAndGoodsForPoints() {
    assertThat(owner.get(path + cart(1)).body())
        .doesNotContain("name=\"currency\"", "name=\"free\"");
    var euro = Currency.getInstance("EUR");
    var dollar = Currency.getInstance("USD");
    var two = new Conversion(euro, dollar, new BigDecimal("2"), PriceRounding.NONE);
    lists.create(store, new PriceListDraft(two, true), Actor.SYSTEM);
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var reward = new Reward(goods.id(), goods.publicId(), "ramen", 300, 2, true);
    var terms = new Terms(100, 100, 100);
    programs.change(
        store,
        new Program(true, "Stars", 0, 0, 0, 0, terms, List.of(), List.of(), 0, List.of(reward)),
        Actor.SYSTEM);
    var rate = world.rate(store, Method.SHIPPING, 0);
    world.sendTo(store, "AT,DE");
    var sale = path + cart(3) + "&country=AT&postal=1010&rate=" + rate;
    assertThat(owner.get(sale).body()).contains("€30.00", "name=\"currency\"", "name=\"free\"");
    assertThat(owner.get(sale + "&currency=USD").body()).contains("$60.00", "currency=USD");
    var company = sale + "&vatId=ATU12345678";
    assertThat(owner.get(company).body()).contains("€30.00").doesNotContain("€25.21");
    assertThat(owner.get(company + "&confirmed=true").body())
        .contains("€25.21", "vatId=ATU12345678&amp;confirmed=true");
    var parcel = world.rate(store, Method.SHIPPING, 500);
    assertThat(owner.get(path + cart(1) + "&country=DE&rate=" + parcel).body())
        .as("of 15.00, of 10.00 and of 5.00: all adds up")
        .contains("€2.40")
        .containsPattern("19% VAT</bdi>\\s*<small[^>]*>[^<]*</small></dt>\\s*<dd>€1.60")
        .containsPattern("19% VAT</bdi>\\s*<small[^>]*>[^<]*</small></dt>\\s*<dd>€0.80");
    assertThat(owner.get(sale + "&vatId=ATU1").body()).contains("ATU1", "name=\"vatId\"");
    assertThat(owner.get(sale + "&free=" + goods.publicId()).body())
        .as("two at most")
        .contains("free for these points", "€10.00", "free=" + goods.publicId());
  }

  @Test
  void findsGoodsAndPutsAllIntoTheLink() {
    var found = owner.get(path + "?add=" + goods.publicId() + "&country=DE&codes=A%26B");
    assertThat(found.statusCode()).isEqualTo(302);
    var to = found.headers().firstValue("Location").orElseThrow();
    assertThat(to).contains("variant=" + goods.publicId(), "units=1", "codes=A%26B");
    assertThat(owner.get(path + cart(3)).body())
        .containsPattern("data-copy=\"[^\"]*units=3[^\"]*date=\\d{4}-\\d\\d-\\d\\d&amp;time=");
    assertThat(owner.get(path + "?add=no-such-thing").body())
        .contains("Nothing for sale is called", "value=\"no-such-thing\"");
  }

  /** As the page sends it: the field keeps what was typed, and the button says which is meant. */
  @Test
  void asksWhichOfSeveralIsMeant() {
    world.goods(store, 2000, null);
    var which = owner.get(path + "?add=product").body();
    assertThat(which)
        .contains("Which one?", "value=\"product\"", "name=\"take\" value=\"" + goods.publicId());
    var taken = owner.get(path + "?add=product&take=" + goods.publicId());
    assertThat(taken.headers().firstValue("Location").orElseThrow())
        .contains("variant=" + goods.publicId());
  }

  @Test
  void takesTheVariantThatHasTheWholeSku() {
    var other = world.goods(store, 2000, null);
    var v = only(store, VARIANT);
    db.update(v)
        .set(v.PRODUCT_ID, goods.productId())
        .set(v.POSITION, 2)
        .where(v.ID.eq(other.id()))
        .execute();
    var found = owner.get(path + "?add=sku-" + goods.id());
    assertThat(found.headers().firstValue("Location").orElseThrow())
        .contains("variant=" + goods.publicId());
  }

  @Test
  void answersWhateverIsInTheAddress() {
    var odd =
        owner.get(
            path
                + "?variant=x&variant="
                + goods.publicId()
                + "&units=1&units=9999&date=x&time=99:99&points=-1&country=ZZ&rate=x&channel=fax"
                + "&group=x&picked=x&tier=x");
    assertThat(odd.statusCode()).isEqualTo(200);
    var many =
        IntStream.range(0, 120).mapToObj(i -> "variant=" + id(i)).collect(Collectors.joining("&"));
    assertThat(owner.get(path + "?" + many).body()).contains("At most 100 lines");
  }

  /** However many lines: goods that are not known yet are read at once. */
  @Test
  void asksTheDatabaseAsOftenForManyLines() {
    int one = statements.ofWarmRequests(() -> owner.get(path + cart(1))).size();
    var more = "&variant=" + world.goods(store, 500, null).publicId() + "&units=1";
    assertThat(statements.ofWarmRequests(() -> owner.get(path + cart(1) + more))).hasSize(one);
  }

  private String cart(int units) {
    return "?variant=" + goods.publicId() + "&units=" + units;
  }

  private static String id(int i) {
    return "A".repeat(19) + (100 + i);
  }

  private void rule(String name, When when) {
    var draft = new RuleDraft(name, new Effect.Percent(1000), Target.EVERYTHING, when, "", 0, true);
    rules.create(store, draft, Actor.SYSTEM);
  }
}
