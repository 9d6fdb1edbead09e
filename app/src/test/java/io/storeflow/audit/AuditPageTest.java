package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.merchant.OpeningHours;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.settings.Settings;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;

/** The page of the audit log: in words, by pages, for those who may see it. */
@AppTest
class AuditPageTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired ApplicationEventPublisher events;
  @Autowired Settings settings;
  @Autowired MessageSource messages;
  @Autowired AuditDays days;
  @Autowired Staff staff;
  @Autowired Statements statements;
  @Autowired RuleChanges rules;
  @Autowired ProgramChanges programs;
  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void pagesWithoutGapsOrRepetitions() {
    transactions.write(
        () -> {
          for (int i = 0; i < 120; i++) publish("n" + i + "x");
        });
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var seen = new java.util.ArrayList<String>();
    var address = "/s/" + store.slug() + "/audit?what=test.";
    for (int page = 0; page < 3; page++) {
      var body = visitor.get(address).body();
      Pattern.compile("<bdi>(n\\d+x)</bdi>")
          .matcher(body)
          .results()
          .forEach(it -> seen.add(it.group(1)));
      var older = Pattern.compile("rel=\"next\"[^>]* href=\"([^\"]+)\"").matcher(body);
      if (page < 2) assertThat(older.find()).isTrue();
      else assertThat(older.find()).isFalse();
      if (page < 2) address = older.group(1).replace("&amp;", "&");
    }
    assertThat(seen).hasSize(120).doesNotHaveDuplicates().startsWith("n119x").endsWith("n0x");
    assertThat(visitor.get(address.replace("test.", "other.")).statusCode()).isEqualTo(400);
  }

  @Test
  void leadsToWhatIsThereAndNotToWhatWasDeleted() {
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var base = "/s/" + store.slug();
    for (var name : List.of("Kept", "Deleted"))
      visitor.post(
          base + "/shipping/new", base + "/shipping", Map.of("name", name, "price", "3.50"));
    var led = Pattern.compile("href=\"" + base + "/shipping/(\\w+)\"><bdi>Deleted");
    var deleted = led.matcher(visitor.get(base + "/audit").body());
    assertThat(deleted.find()).isTrue();
    var rate = base + "/shipping/" + deleted.group(1);
    assertThat(visitor.post(rate, rate + "/removal", Map.of()).statusCode()).isEqualTo(302);
    var page = visitor.get(base + "/audit").body();
    assertThat(page).containsPattern("href=\"" + base + "/shipping/\\w+\"><bdi>Kept");
    assertThat(page).contains("Rate deleted", "<bdi>Deleted</bdi>").doesNotContainPattern(led);
    // By its former id and its former name it is said that it is no more, and what it was.
    for (var subject : List.of(deleted.group(1), "deleted"))
      assertThat(visitor.get(base + "/audit?subject=" + subject).body())
          .contains("“Deleted” was deleted. This is what is known of it.", "Rate created");
    assertThat(visitor.get(base + "/audit?subject=Kept").body()).doesNotContain("was deleted.");
  }

  @Test
  void isHiddenFromOtherStoresAndRoles() {
    var other = world.store();
    var visitor = new Visitor(port);
    visitor.signIn(world.member(other, Role.OWNER).email(), World.PASSWORD);
    assertThat(visitor.get("/s/" + store.slug() + "/audit").statusCode()).isEqualTo(404);
    var cook = new Visitor(port);
    cook.signIn(world.member(store, Role.FULFILMENT).email(), World.PASSWORD);
    assertThat(cook.get("/s/" + store.slug() + "/audit").statusCode()).isEqualTo(403);
  }

  @Test
  void readsLikeWordsAndIsFoundFromWhatWasChanged() {
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, Role.MANAGER).email(), World.PASSWORD);
    var hours =
        List.of(
            new OpeningHours(DayOfWeek.TUESDAY, 1020, 1500),
            new OpeningHours(DayOfWeek.MONDAY, 690, 840));
    settings.change(store, store.settings(), hours, Actor.SYSTEM);
    var goods = world.goods(store, 500, null);
    var settings = "/s/" + store.slug() + "/settings";
    var link =
        Pattern.compile("<a href=\"([^\"]+)\">History in the audit log</a>")
            .matcher(visitor.get(settings).body());
    assertThat(link.find()).isTrue();
    assertThat(visitor.get(link.group(1).replace("&amp;", "&")).body())
        .contains("Settings changed", "Mon 11:30–14:00, Tue 17:00–01:00")
        .doesNotContain("OpeningHours[");
    var product = goods.product();
    assertThat(visitor.get("/s/" + store.slug() + "/products/" + product).body())
        .contains("/audit?what=product.&amp;subject=" + product);
    var rate = world.rate(store, io.storeflow.shipping.Method.PICKUP, 0);
    assertThat(visitor.get("/s/" + store.slug() + "/shipping/" + rate).body())
        .contains("/audit?what=rate.&amp;subject=" + rate);
  }

  /** Each action that the sources name has a sentence in each language, and a place in the list. */
  @Test
  void hasWordsForEverythingThatIsWritten() throws Exception {
    var actions = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("app/src/main/java"))) {
      for (var source : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
        var text = Files.readString(source);
        if (!text.contains("Audited") && !text.contains("AccountChanged")) continue;
        Pattern.compile(
                "\"((?:order|product|category|collection|stock|rate|store|work|merchant|member|person|board)"
                    + "\\.[a-z_]+)\"")
            .matcher(text)
            .results()
            .forEach(it -> actions.add(it.group(1)));
      }
    }
    assertThat(actions).contains("product.changed", "order.placed", "person.renamed");
    var said = ResourceBundle.getBundle("messages.audit", Locale.ROOT);
    for (var key : said.keySet())
      if (key.startsWith("audit.action.")) actions.add(key.substring("audit.action.".length()));
    for (var language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      for (var action : actions) {
        assertThat(messages.getMessage("audit.action." + action, null, "", language))
            .as(action + " in " + language)
            .isNotEmpty();
        var kind = action.substring(0, action.indexOf('.'));
        assertThat(AuditController.KINDS).contains(kind);
        assertThat(messages.getMessage("audit.kind." + kind, null, "", language))
            .as(kind + " in " + language)
            .isNotEmpty();
      }
    }
  }

  /** Not what the database calls it; what nobody can read any more stays as it was written. */
  @Test
  void saysOfRulesAndPointsWhatPeopleCanRead() {
    var goods = world.goods(store, 500, null);
    var some = Set.of(goods.productId());
    var target = new Target(false, Set.of(), some, Set.of(), Set.of(), Set.of("soup"));
    var hours = new Hours(LocalTime.of(14, 0), LocalTime.of(16, 0));
    var fridays = Set.of(DayOfWeek.FRIDAY);
    var when = new When(fridays, hours, LocalDate.of(2026, 3, 1), null, 2, 2000, ByCode.NONE);
    var limits = new RuleLimits(0, 3, 0, 1, 12345);
    var draft = new RuleDraft("R", new Percent(1550), target, when, "", 0, true, limits);
    rules.create(store, draft, Actor.SYSTEM);
    var coded = new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("ONCE-ONLY")));
    var each = new RuleLimits(0, 0, 0, 1, 0);
    rules.create(
        store,
        new RuleDraft("C", new Percent(100), Target.EVERYTHING, coded, "", 0, true, each),
        Actor.SYSTEM);
    var gold = List.of(new Program.Tier(500, "Gold", 150));
    var terms = new Program.Terms(100, 50, 250);
    programs.change(
        store, new Program(true, "Stars", 0, 0, 0, 0, terms, gold, List.of(), 0), Actor.SYSTEM);
    transactions.write(
        () ->
            events.publishEvent(
                Audited.in(
                    store,
                    Actor.SYSTEM,
                    "price_rule.changed",
                    "price_rule",
                    "1",
                    "Old",
                    Changes.none()
                        .field("effect", "percent few", "lottery 12")
                        .field("when", "[NODAY]", "buyers nobody")
                        .field("taxClass", "food", "feed"))));
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var page = visitor.get("/s/" + store.slug() + "/audit").body();
    var p = only(store, PRODUCT);
    var title = db.select(p.TITLE).from(p).where(p.ID.eq(goods.productId())).fetchSingle(p.TITLE);
    assertThat(page)
        .containsOnlyOnce("each code once")
        .contains("15.5% off", title + ", tag “soup”", "on Fridays, 14:00 to 16:00", "Limits")
        .contains("from 2 units", "for carts from €20.00", "up to €123.45 in all")
        .contains(
            "3 per customer", "from 1 Mar 2026", "50 for €2.50", "Gold from 500 points (× 1.5)")
        .contains(
            "percent few", "lottery 12", "[NODAY]", "buyers nobody", "Food, groceries", "feed")
        .doesNotContain(
            "percent 1550", "products " + goods.productId(), "[FRIDAY]", "budget 12345");
  }

  /** Amounts with their currency, days and codes in words. */
  @Test
  void saysAmountsWithTheirCurrencyAndDaysInWords() {
    transactions.write(
        () -> {
          events.publishEvent(
              Audited.in(
                  store,
                  Actor.SYSTEM,
                  "order.refunded",
                  "order",
                  "1",
                  "#1",
                  Changes.none().field("refunded", null, "12.90").field("currency", null, "USD")));
          events.publishEvent(
              Audited.in(
                  store,
                  Actor.SYSTEM,
                  "gift_card.issued",
                  "gift_card",
                  "1",
                  "…1",
                  Changes.none()
                      .field("value", null, "20.00")
                      .field("expires_on", null, LocalDate.of(2029, 12, 31))
                      .field("only_there", null, true)));
          events.publishEvent(
              Audited.in(
                  store,
                  Actor.SYSTEM,
                  "price_list.changed",
                  "price_list",
                  "1",
                  "USD",
                  Changes.none()
                      .field("rounding", "none", "to_5")
                      .field("currency", "EUR", "USD")));
        });
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    assertThat(visitor.get("/s/" + store.slug() + "/audit").body())
        .contains("$12.90", "€20.00", "31 Dec 2029", ">yes<", "To 0.05", ">EUR<")
        .doesNotContain("2029-12-31", "to_5");
  }

  /** Days that are over are counted by the job, today as it is when it is looked at. */
  @Test
  void isCountedByDayAndTodayUpToNow() {
    var today = days.today(store);
    for (int i = 0; i < 3; i++) entry(today.minusDays(2), "Haruka", "order.moved");
    entry(today.minusDays(2), "Haruka", "product.changed");
    entry(today.minusDays(2), "Yuko", "order.moved");
    entry(today.minusDays(1), "Yuko", "order.moved");
    assertThat(days.count(store)).isEqualTo(2);
    assertThat(days.count(store)).isZero();
    entry(today, "Haruka", "order.moved");
    var visitor = staff.visitor(store, Role.OWNER);
    var page = "/s/" + store.slug() + "/audit/days";
    var body = visitor.get(page).body();
    assertThat(body).contains("5 changes", "× 3", "Product changed", "Haruka", "Yuko");
    assertThat(body)
        .contains(
            "/audit?who=Haruka&amp;what=order.moved&amp;from="
                + today.minusDays(2)
                + "&amp;to="
                + today.minusDays(2));
    assertThat(visitor.get(page + "?who=yuko").body()).doesNotContain("Haruka</bdi>");
    assertThat(visitor.get(page + "?what=product.").body()).contains("1 change<");
    assertThat(visitor.get(page + "?to=1999-01-01").body()).contains("Nothing was changed");
    var few = statements.ofWarmRequests(() -> visitor.get(page));
    for (int i = 0; i < 40; i++) entry(today, "Somebody " + i, "order.moved");
    assertThat(statements.ofWarmRequests(() -> visitor.get(page))).hasSameSizeAs(few);
  }

  /** By currency, and never one added to another; those without an amount are counted alone. */
  @Test
  void saysHowMuchMoneyWasMovedOnADay() {
    var today = days.today(store);
    entry(today.minusDays(1), "Haruka", "order.refunded", store.money(1000));
    entry(today.minusDays(1), "Haruka", "order.refunded", store.money(240));
    entry(today.minusDays(1), "Haruka", "order.refunded");
    var dollars = new Money(500, Currency.getInstance("USD"));
    entry(today.minusDays(1), "Haruka", "order.refunded", dollars);
    var visitor = staff.visitor(store, Role.OWNER);
    var page = "/s/" + store.slug() + "/audit/days";
    var live = visitor.get(page).body();
    assertThat(live).contains("× 4", "€12.40", "$5.00").doesNotContain("17.40", "??");
    assertThat(days.count(store)).isOne();
    assertThat(main(visitor.get(page).body())).as("the same once counted").isEqualTo(main(live));
    entry(today, "Yuko", "order.settled", store.money(9900));
    assertThat(visitor.get(page + "?who=yuko").body()).contains("€99.00").doesNotContain("12.40");
  }

  private static String main(String page) {
    return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
  }

  private void entry(LocalDate day, String actor, String action) {
    entry(day, actor, action, null);
  }

  private void entry(LocalDate day, String actor, String action, @Nullable Money worth) {
    var at = day.atTime(LocalTime.of(0, 30)).atZone(store.timeZone()).toInstant();
    transactions.write(
        () ->
            Owned.insertInto(db, store.merchant(), AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ID, Ids.next())
                .set(AUDIT_ENTRY.STORE_ID, store.id())
                .set(AUDIT_ENTRY.AT, at)
                .set(AUDIT_ENTRY.ACTOR_KIND, Actor.Kind.PERSON)
                .set(AUDIT_ENTRY.ACTOR, actor)
                .set(AUDIT_ENTRY.ACTION, action)
                .set(AUDIT_ENTRY.SUBJECT_KIND, "order")
                .set(AUDIT_ENTRY.SUBJECT_ID, "1")
                .set(AUDIT_ENTRY.SUBJECT_LABEL, "#1")
                .set(AUDIT_ENTRY.CHANGE_JSON, "{}")
                .set(AUDIT_ENTRY.AMOUNT_MINOR, worth == null ? null : worth.minor())
                .set(
                    AUDIT_ENTRY.CURRENCY, worth == null ? null : worth.currency().getCurrencyCode())
                .set(AUDIT_ENTRY.IP, "")
                .set(AUDIT_ENTRY.USER_AGENT, "")
                .set(AUDIT_ENTRY.REQUEST_ID, "")
                .execute());
  }

  private void publish(String label) {
    events.publishEvent(AuditLogTest.something(store, label));
  }
}
