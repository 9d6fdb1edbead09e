package io.storeflow.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.OpeningHours;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.StoreSettings;
import io.storeflow.store.Trade;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class SettingsTest extends AtSettings {
  @Autowired RuleChanges rules;
  @Autowired ZoneChanges zones;

  @Test
  void savesAllAndLeadsFromTheOldAddressToTheNew() {
    var fields = fields();
    var slug = "n" + store.slug();
    fields.put("slug", slug);
    fields.put("friday", "11:30 to 14:00, 17:00 to 01:00");
    fields.remove("delivery");
    fields.put("_delivery", "on");
    assertThat(save(fields).headers().firstValue("Location").orElse(""))
        .endsWith("/s/" + slug + "/settings");
    var now = stores.reopen(store.id());
    assertThat(now.settings().delivery()).isFalse();
    assertThat(openingHours.read(now))
        .containsExactly(
            new OpeningHours(DayOfWeek.FRIDAY, 690, 840),
            new OpeningHours(DayOfWeek.FRIDAY, 1020, 1500));
    var old = manager.get("/s/" + store.slug() + "/settings");
    assertThat(old.statusCode()).isEqualTo(308);
    assertThat(manager.get("/s/" + slug + "/settings").body())
        .contains("value=\"11:30 to 14:00, 17:00 to 01:00\"");
    assertThat(manager.get("/s/" + slug + "/audit?what=store.").body())
        .contains("Fri 11:30–14:00, Fri 17:00–01:00");
  }

  @Test
  void refusesWhatSomebodyElseChangedMeanwhile() {
    var stale = fields();
    assertThat(save(fields()).statusCode()).isEqualTo(302);
    stale.put("name", "Too late");
    var answer = save(stale);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Somebody else saved", "value=\"Too late\"");
    assertThat(stores.reopen(store.id()).name()).isNotEqualTo("Too late");
  }

  @Test
  void asksForTheAddressThatTheCountryHas() {
    var page = "/s/" + store.slug() + "/settings";
    assertThat(manager.get(page).body()).contains(">Postcode").doesNotContain("region-of-");
    assertThat(manager.get(page + "?country=US&city=Austin&postalCode=10115").body())
        .contains(">ZIP code", "<option value=\"TX\">Texas</option>", "value=\"Austin\"")
        .contains("value=\"10115\"");
    var fields = fields();
    fields.put("country", "US");
    fields.put("region", "texas");
    fields.put("city", "Austin");
    fields.put("postalCode", "73301");
    fields.put("phone", "");
    assertThat(save(fields).statusCode()).isEqualTo(302);
    var now = stores.reopen(store.id()).settings();
    assertThat(now.region()).isEqualTo("TX");
    assertThat(now.lines()).endsWith("Austin, TX 73301");
    fields = fields();
    fields.put("country", "HK");
    fields.put("region", "Kowloon");
    fields.put("postalCode", "73301");
    assertThat(save(fields).statusCode()).isEqualTo(302);
    assertThat(stores.reopen(store.id()).settings().postalCode()).as("left behind").isEmpty();
    fields = fields();
    fields.put("country", "XK");
    assertThat(save(fields).statusCode()).isEqualTo(302);
    assertThat(stores.reopen(store.id()).country()).isEqualTo("XK");
  }

  @Test
  void keepsTheCurrencyOfAStoreThatHasPrices() {
    world.goods(store, 500, null);
    var fields = fields();
    fields.put("currency", "JPY");
    var answer = save(fields);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("their amounts are in it");
    assertThat(stores.reopen(store.id()).settings().currency()).isEqualTo("EUR");
    assertThat(manager.get(path()).body()).contains("Fixed since the first product or order");
  }

  @Test
  void makesNoYenOfTheEurosOfItsRates() {
    world.rate(store, Method.PICKUP, 0);
    var free = fields();
    free.put("currency", "JPY");
    assertThat(save(free).statusCode()).as("nothing has an amount").isEqualTo(302);
    var back = fields();
    back.put("currency", "EUR");
    assertThat(save(back).statusCode()).isEqualTo(302);
    world.rate(store, Method.SHIPPING, 300);
    var fields = fields();
    fields.put("currency", "JPY");
    var answer = save(fields);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("One rate has an amount in EUR");
    assertThat(stores.reopen(store.id()).settings().currency()).isEqualTo("EUR");
  }

  /** A rule of three euros, and goods from three euros on, are not of three yen. */
  @Test
  void makesNoYenOfTheEurosOfItsRulesAndMinimums() {
    var fields = fields();
    fields.put("currency", "JPY");
    var all = new Target(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    var half = new RuleDraft("Half", new Effect.Percent(5000), all, When.ALWAYS, "", 0, true);
    var off = new RuleDraft("Off", new Effect.AmountEach(300), all, When.ALWAYS, "", 0, false);
    rules.create(store, half, Actor.SYSTEM);
    rules.create(store, off, Actor.SYSTEM);
    assertThat(save(fields).body()).contains("One price rule has an amount in EUR");
    var area = Area.of(Set.of("DE"));
    var zone = new ZoneDraft("", Method.DELIVERY, area, store.money(300));
    zones.create(store, zone, false, Actor.SYSTEM);
    assertThat(save(fields).body()).contains("One zone has a minimum in EUR");
    assertThat(stores.reopen(store.id()).settings().currency()).isEqualTo("EUR");
  }

  /** As a browser does it: what a list does not offer it replaces by its first choice. */
  @Test
  void whatWasNotTouchedStaysWhenAnotherSettingIsSaved() {
    var odd =
        StoreSettings.of("odd-" + store.slug(), "Odd")
            .in("AQ", "HRK", "UTC", "gsw")
            .coloured("#a8355f")
            .at("a", "b", "1", "c", "d")
            .reachedBy("0 30 odd", "a@example.com")
            .offering(true, false, true)
            .readyIn(10)
            .build();
    var hours = List.of(new OpeningHours(DayOfWeek.MONDAY, 0, 1440));
    store = merchants.open(store.merchant(), odd, hours, FirstRates.NONE, Actor.SYSTEM);
    manager = as(Role.MANAGER);
    var page = manager.get(path()).body();
    var sent = new LinkedHashMap<String, String>();
    sent.put("version", "1");
    for (var list : List.of("currency", "country", "timeZone", "locale"))
      sent.put(list, Choices.chosen(page, list));
    sent.put("name", "Renamed");
    assertThat(save(sent).statusCode()).isEqualTo(302);
    var now = stores.reopen(store.id());
    assertThat(now.name()).isEqualTo("Renamed");
    assertThat(now.settings()).usingRecursiveComparison().ignoringFields("name").isEqualTo(odd);
    assertThat(openingHours.read(now)).isEqualTo(hours);
  }

  @Test
  void aStoreSellsWhatItSaysHoweverFastItIs() {
    var fields = fields();
    fields.put("trade", "goods");
    fields.put("preparationMinutes", "20");
    assertThat(save(fields).statusCode()).isEqualTo(302);
    assertThat(stores.reopen(store.id()).trade()).isEqualTo(Trade.GOODS);
    assertThat(manager.get("/s/" + store.slug()).body())
        .contains("Packing board")
        .doesNotContain("Kitchen board");
    var slower = fields();
    slower.put("preparationMinutes", "1440");
    slower.put("trade", "restaurant");
    assertThat(save(slower).statusCode()).isEqualTo(302);
    assertThat(stores.reopen(store.id()).trade()).isEqualTo(Trade.RESTAURANT);
    assertThat(manager.get("/s/" + store.slug()).body()).contains("Kitchen board");
  }

  @Test
  void isThereForThoseWhoMayAlone() {
    assertThat(as(Role.FULFILMENT).get(path()).statusCode()).isEqualTo(403);
    var stranger = new Visitor(port);
    stranger.signIn(world.person().email(), World.PASSWORD);
    assertThat(stranger.get(path()).statusCode()).isEqualTo(404);
    assertThat(new Visitor(port).get(path()).statusCode()).isEqualTo(302);
    var other = world.store();
    assertThat(manager.post(path(), "/s/" + other.slug() + "/settings", fields()).statusCode())
        .isEqualTo(404);
  }

  /** Each field of the form stands here: a new one without a row fails. */
  @Test
  void eachFieldSaysWhatIsWrongAndKeepsWhatWasTyped() {
    var cases = new LinkedHashMap<String, List<String>>();
    cases.put("version", List.of("", "x", "-1", "99999999999"));
    cases.put("name", List.of("", " ", "x".repeat(121), "See https://x.example"));
    cases.put("slug", List.of("", "a b", "-x", "<b>", "x".repeat(61), "日本"));
    cases.put("welcome", List.of("x".repeat(201)));
    cases.put("about", List.of("x".repeat(501)));
    cases.put("currency", List.of("", "XXX", "eur", "EURO"));
    cases.put("country", List.of("", "XX", "de"));
    cases.put("timeZone", List.of("", "Berlin", "Europe/Atlantis"));
    cases.put("locale", List.of("", "xx-YY", "<b>", "english"));
    cases.put("colour", List.of("", "red", "#12345", "#12345g", "javascript:1"));
    cases.put("line1", List.of("x".repeat(121)));
    cases.put("line2", List.of("x".repeat(121)));
    cases.put("postalCode", List.of("x".repeat(21)));
    cases.put("city", List.of("x".repeat(81)));
    cases.put("region", List.of("x".repeat(81)));
    cases.put("phone", List.of("call me", "x".repeat(41)));
    cases.put("email", List.of("no", "a@b", "a@b.de\r\nBcc: x@y.de"));
    for (var day : DayOfWeek.values())
      cases.put(
          SettingsForm.field(day),
          List.of("17:00 to 12:00", "25:00 to 26:00", "open", "9 to 12, 11 to 13", "10:00"));
    for (var way : List.of("pickup", "delivery", "shipping")) cases.put(way, List.of());
    cases.put("preparationMinutes", List.of("", "-1", "1.5", "abc", "99999999999999"));
    cases.put("deliveryMinutes", List.of("", "-1", "1.5", "abc", "1441"));
    cases.put("taxWords", List.of("yes", "0"));
    cases.put("trade", List.of("kitchen", "0"));
    cases.put("cartHoldMinutes", List.of("4", "61", "-5", "ten", "7.5"));
    assertThat(cases.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SettingsForm.class.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toList());

    var before = stores.reopen(store.id()).settings();
    cases.forEach(
        (field, values) -> {
          for (var value : values) {
            var fields = fields();
            fields.put(field, value);
            var answer = save(fields);
            assertThat(answer.statusCode()).as(field + "=" + value).isEqualTo(422);
            if (!field.equals("version"))
              assertThat(answer.body()).as(field + "=" + value).contains("id=\"" + field + "-e\"");
          }
        });
    assertThat(stores.reopen(store.id()).settings()).isEqualTo(before);
  }
}
