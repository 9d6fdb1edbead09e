package io.storeflow.rulepage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.pricerule.Effect;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff type and read about price rules. */
@AppTest
class RulePageTest extends AtTheRules {
  @Autowired private Orders orders;
  @Autowired private DSLContext db;

  /** And what is odd about it, among the rules that there are. */
  @Test
  void saysWhatARuleWouldDoWhileItIsFilledIn() {
    var say = list + "/sentence";
    var fields = form(Map.of("name", "", "percent", ""));
    assertThat(owner.post(list + "/new", say, fields).body())
        .contains("What it does is said here")
        .doesNotContain("<html");
    fields = form(Map.of("name", "", "percent", "12.5", "friday", "true", "apart", "sale"));
    assertThat(owner.post(list + "/new", say, fields).body())
        .contains("On Fridays, 12.5% off everything")
        .doesNotContain("data-tone=\"warn\"");
    var nights =
        Map.of("friday", "true", "saturday", "true", "access", "code", "codes", "TWO, ONE");
    assertThat(owner.post(list + "/new", say, form(nights)).body())
        .contains("On Fridays and Saturdays", "with the code ONE or TWO");
    create(Map.of("name", "All week", "percent", "10", "apart", "sale"));
    assertThat(owner.post(list + "/new", say, fields).body())
        .contains("data-tone=\"warn\"", "All week");
    var first = rules.all(store).getFirst().publicId();
    assertThat(owner.post(list + "/new", say + "?of=" + first, fields).body())
        .as("nothing comes before it")
        .contains("12.5%")
        .doesNotContain("data-tone=\"warn\"");
    assertThat(owner.get(list + "/" + first).body()).contains("10% off everything");
    assertThat(rules.all(store)).hasSize(1);
    create(Map.of("name", "No codes yet", "access", "code"));
    assertThat(owner.get(list).body())
        .contains("Waits for codes", "All day on all seven days: 1 rule", "No others");
  }

  @Test
  void saysARuleInOneSentence() {
    var goods = world.goods(store, 1290, null);
    var made =
        create(
            Map.of(
                "name",
                "Ramen Friday",
                "scope",
                "some",
                "products",
                goods.productSlug(),
                "friday",
                "true",
                "timeFrom",
                "14:00",
                "timeTo",
                "16:00",
                "most",
                "2"));
    assertThat(made.statusCode()).isEqualTo(302);
    var page = owner.get(list).body();
    assertThat(page)
        .containsPattern("On Fridays 14:00 to 16:00, 15% off Product \\d+, up to 2 per order");
    var id = rules.all(store).getFirst().publicId();
    var form = owner.get(list + "/" + id).body();
    assertThat(form)
        .contains("value=\"" + goods.productSlug() + "\"", "value=\"14:00\"", "value=\"15\"");
    assertThat(owner.get("/s/" + store.slug() + "/audit").body()).contains("Price rule created");
  }

  @ParameterizedTest
  @CsvSource({
    "percent, 101, 100",
    "percent, 0, 100",
    "share, 0, Write a whole number from 1 to 99",
    "share, 100, Write a whole number from 1 to 99",
    "share, 101, Write a whole number from 1 to 99",
    "share, -1, Write a whole number from 1 to 99",
    "share, 12.5, Write a whole number from 1 to 99",
    "share, half, Write a whole number from 1 to 99",
    "percent, 12.345, 100",
    "percent, '', Write a percentage such as 10.",
    "tiers, 3: 10; 3: 20, each number of units once",
    "tiers, 3: 101, Write units and percent",
    "amount, 12.345, ''",
    "amount, 0, Write an amount of more than nothing",
    "timeTo, 14:00, Write two times that are not the same",
    "until, 2026-01-01, The last day comes before the first",
    "products, no-such-thing, There is no “no-such-thing” in this store",
    "scope, some, Name at least one product",
    "codes, ÄPFEL, is no code",
    "codes, AB, is no code",
    "access, nobody, Choose everybody",
    "channel, fax, Choose one of the places",
    "tierKind, buy_get, Choose what the rule does",
    "mostUses, 0, Write a whole number",
    "budget, 0.00, Write an amount from 0.01",
    "mostADay, -1, Write a whole number",
    "budget, x, ''",
    "category, nothing, category",
    "buyers, friends, Choose everybody",
    "buyers, some, Name at least one address or group",
    "emails, mika at example, is no e-mail address",
    "group, nothing, not there any more",
  })
  void refusesWhatCannotBe(String field, String typed, String said) {
    var form = new LinkedHashMap<String, String>();
    form.put("timeFrom", "14:00");
    form.put("timeTo", "16:00");
    form.put("since", "2026-11-27");
    if (field.equals("tiers") || field.equals("tierKind")) form.put("effect", "tiers");
    if (field.equals("tierKind")) form.put("tiers", "3: 10");
    if (field.equals("codes")) form.put("access", "code");
    if (field.equals("amount")) form.put("effect", "amount_each");
    if (field.equals("emails") || field.equals("group")) form.put("buyers", "some");
    if (field.equals("products") || field.equals("category")) form.put("scope", "some");
    form.put(field, typed);
    var answer = create(form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
    assertThat(rules.all(store)).isEmpty();
  }

  /** As they stand on the page. */
  @Test
  void saysWhatIsWrongInTheOrderOfThePage() {
    var wrong = Map.of("units", "x", "value", "x", "timeFrom", "x", "budget", "x", "most", "x");
    assertThat(create(wrong).body())
        .containsSubsequence("#most\"", "#timeFrom\"", "#units\"", "#value\"", "#budget\"");
  }

  @Test
  void saysOnceInItsCalendarWhatHoldsAllTheTime() {
    create(Map.of("name", "Plain"));
    create(Map.of("access", "code", "codes", "HELLO", "mostUses", "1"));
    create(Map.of("name", "Christmas", "since", "2099-12-24"));
    assertThat(owner.get(list).body())
        .contains(
            "All day on all seven days: 2 rules", "<small class=\"quiet\">with a code</small>")
        .containsOnlyOnce("<bdi>Plain</bdi>\n")
        .containsPattern("<dt>From [^<]*2099</dt>\\s*<dd>\\s*<div><bdi>Christmas</bdi>")
        .contains("for one order in all");
  }

  @Test
  void findsGoodsByNameBelowAField() {
    var goods = world.goods(store, 1000, null);
    var other = world.goods(store, 1000, null);
    world.readEvents(store);
    var find = "/s/" + store.slug() + "/goods?field=products&kind=product&several=true&products=";
    assertThat(owner.get(find + "product").body())
        .contains(
            "value=\"" + goods.productSlug() + ", \"", "value=\"" + other.productSlug() + ", \"")
        .doesNotContain("<html");
    var first = goods.productSlug() + ",+";
    assertThat(owner.get(find + first + "product").body())
        .contains("Named here:")
        .contains("value=\"" + goods.productSlug() + ", " + other.productSlug() + ", \"")
        .doesNotContain("value=\"" + goods.productSlug() + ", " + goods.productSlug());
    assertThat(owner.get(find + "nothing+of+the+kind").body()).contains("Nothing is called that");
    assertThat(owner.get(find.replace("kind=product", "kind=what")).statusCode()).isEqualTo(404);
    for (var kind : List.of("sku", "reward", "brand", "tag"))
      assertThat(owner.get(find.replace("kind=product", "kind=" + kind) + "product").statusCode())
          .isEqualTo(200);
    var reward =
        "/s/"
            + store.slug()
            + "/goods?kind=reward&field=rewards%5B0%5D.goods&rewards%5B0%5D.goods=";
    assertThat(owner.get(reward + "product").body())
        .contains("data-hx-include=\"#rewards-0-goods\"");
  }

  @Test
  void saysWhatItGaveLately() {
    var goods = world.goods(store, 1000, null);
    var rate = world.rate(store, Method.PICKUP, 0);
    create(Map.of());
    world.order(store, World.request(rate, null, goods, 1));
    world.order(store, World.request(rate, null, goods, 3));
    var given = owner.get(list).body();
    assertThat(given).contains("€6.00", "2 orders");
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(owner.get(list).body()).contains("Given in the last 90 days", "€4.50", "1 order");
    var o = only(store, ORDERS);
    db.update(o).set(o.PLACED_AT, Instant.now().minus(91, ChronoUnit.DAYS)).execute();
    assertThat(owner.get(list).body()).as("what was before").doesNotContain("€4.50");
  }

  @Test
  void losesNothingThatSomebodyElseSaved() {
    create(Map.of());
    var path = list + "/" + rules.all(store).getFirst().publicId();
    var seen = owner.version(path);
    assertThat(owner.post(path, path, "percent", "20", "version", seen).statusCode())
        .isEqualTo(302);
    var late = owner.post(path, path, "percent", "30", "version", seen);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Saved by somebody else meanwhile: 20", "value=\"30\"");
    assertThat(rules.all(store).getFirst().effect()).isEqualTo(new Effect.Percent(2000));
    var apart = owner.post(path, path, "percent", "15", "name", "Mine", "version", seen);
    assertThat(apart.body()).contains("of other fields than you", "value=\"20\"", "value=\"Mine\"");
    var now = owner.version(path);
    assertThat(owner.post(path, path, "percent", "20", "name", "Mine", "version", now).statusCode())
        .isEqualTo(302);
    assertThat(rules.all(store).getFirst().name()).isEqualTo("Mine");
    assertThat(rules.all(store).getFirst().effect()).isEqualTo(new Effect.Percent(2000));
  }

  /** Ticks come in the order of the page; they are no change. */
  @Test
  void ticksThatSomebodyLeavesAreThoseOfTheOtherOne() {
    var ids =
        Stream.of("Food", "Bowls", "Tea")
            .map(it -> categories.create(store, it, Actor.SYSTEM))
            .sorted(Comparator.reverseOrder())
            .toList();
    create(Map.of("scope", "some", "category", String.join(",", ids)));
    var path = list + "/" + rules.all(store).getFirst().publicId();
    var seen = owner.version(path);
    owner.post(path, path, "category", ids.getFirst(), "version", seen);
    var late =
        owner.post(path, path, "name", "Mine", "category", String.join(",", ids), "version", seen);
    assertThat(late.body()).contains("of other fields than you").doesNotContain("yours stays");
  }

  @Test
  void isSwitchedAndMovedFromTheList() {
    create(Map.of("name", "First"));
    create(Map.of("name", "Second"));
    var second = rules.all(store).get(1).publicId();
    owner.post(list, list + "/" + second + "/place", "up", "true");
    owner.post(list, list + "/" + second + "/switch", "on", "false");
    assertThat(rules.all(store).getFirst().publicId()).isEqualTo(second);
    assertThat(rules.active(store)).hasSize(1);
    assertThat(staff.visitor(store, Role.VIEWER).get(list).body())
        .contains("Second")
        .doesNotContain("Switch on");
    assertThat(staff.visitor(store, Role.FULFILMENT).get(list).statusCode()).isEqualTo(403);
  }
}
