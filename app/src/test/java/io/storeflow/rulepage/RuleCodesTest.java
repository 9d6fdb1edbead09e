package io.storeflow.rulepage;

import static io.storeflow.db.Tables.DISCOUNT_CODE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.discountcode.BulkCodes;
import io.storeflow.discountcode.Coupons;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Codes that staff make in bulk. */
@AppTest
class RuleCodesTest extends AtAShop {
  @Autowired Staff staff;
  @Autowired RuleChanges changes;
  @Autowired PriceRules rules;

  private Staff.Visitor owner;
  private String rule;
  private String page;

  @BeforeEach
  void rule() {
    owner = staff.visitor(store, Role.OWNER);
    rule =
        new Coupons(changes, store)
            .rule("Gift", new Effect.Percent(1000), "", 0, "", new RuleLimits(0, 0, 0, 1, 0));
    page = "/s/" + store.slug() + "/pricing/" + rule + "/codes";
  }

  @Test
  void areMadeHandedOutAndUsedOnceEach() {
    var list = "/s/" + store.slug() + "/pricing";
    assertThat(owner.get(list).body()).contains("Waits for codes");
    assertThat(make("40", "gift-").statusCode()).isEqualTo(302);
    assertThat(owner.get(list).body()).doesNotContain("Waits for codes");
    assertThat(owner.get(page).body()).contains("40 codes, 0 used", "codes.csv");
    var codes = codes();
    assertThat(codes).hasSize(40).doesNotHaveDuplicates();
    assertThat(codes).allMatch(it -> it.matches("GIFT-[0-9A-HJKMNP-TV-Z]{10}"));
    assertThat(owner.get("/s/" + store.slug() + "/audit").body()).contains("Discount codes made");

    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1000, null);
    buy(client, goods, codes.getFirst().toLowerCase(java.util.Locale.ROOT));
    assertThat(owner.get(page).body()).contains("40 codes, 1 used");
    assertThat(owner.get(page + ".csv").body()).contains(codes.getFirst() + ",1");

    var other = new Client(port);
    other.put(shop, goods, 1);
    var again = other.post(shop + "/cart/codes", Map.of("code", codes.getFirst()));
    assertThat(other.follow(again).body())
        .as("as one that nobody knows")
        .contains("There is no such code, or it does not hold any more");
    buy(new Client(port), goods, codes.getLast());
  }

  @Test
  void haveLinksToCopy() {
    assertThat(owner.get(page).body())
        .containsPattern("data-copy=\"https?://[^\"]*/shop/" + store.slug() + "/discount/CODE\"")
        .doesNotContain("Links that give the codes you typed");
    var typed =
        new Coupons(changes, store)
            .rule("Own", new Effect.Percent(1000), "AUTUMN10", 0, "", RuleLimits.NONE);
    assertThat(owner.get("/s/" + store.slug() + "/pricing/" + typed + "/codes").body())
        .containsPattern("data-copy=\"https?://[^\"]*/discount/AUTUMN10\"")
        .contains("Copy the link of AUTUMN10");
  }

  /** Of a rule that is over strangers learn nothing. */
  @Test
  void areAsUnknownOnceTheRuleIsOver() {
    make("1", "");
    var present = rules.find(store, rule).orElseThrow();
    var when =
        new When(
            java.util.Set.of(),
            null,
            null,
            java.time.LocalDate.of(2020, 1, 1),
            0,
            0,
            present.when().code());
    var draft = new RuleDraft("Gift", present.effect(), Target.EVERYTHING, when, "", 0, true);
    changes.change(store, rule, 1, draft, Actor.SYSTEM);
    client.put(shop, world.goods(store, 1000, null), 1);
    var given = client.post(shop + "/cart/codes", Map.of("code", codes().getFirst()));
    assertThat(client.follow(given).body()).contains("There is no such code");
  }

  @ParameterizedTest
  @CsvSource({
    "0, '', from 1 to",
    "5001, '', from 1 to",
    "x, '', from 1 to",
    "'', '', from 1 to",
    "10, ÄÖ, a letter or a digit first",
    "10, -a, a letter or a digit first",
    "10, aaaaaaaaaaaaaaaaaaaaa, a letter or a digit first"
  })
  void refusesWhatCannotBe(String number, String prefix, String said) {
    var answer = make(number, prefix);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
    assertThat(db.fetchCount(only(store, DISCOUNT_CODE))).isZero();
  }

  @Test
  void areNotMadeForARuleThatEverybodyGets() {
    var draft =
        new RuleDraft("All", new Effect.Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0, true);
    var all = changes.create(store, draft, Actor.SYSTEM);
    var path = "/s/" + store.slug() + "/pricing/" + all + "/codes";
    assertThat(owner.post(path, path, "number", "5", "prefix", "").statusCode()).isEqualTo(422);
  }

  @Test
  void thousandsAreMadeAtOnceAndNotBeyondTheLimit() {
    for (int i = 0; i < BulkCodes.OF_RULE / BulkCodes.AT_ONCE; i++)
      assertThat(make("5000", "").statusCode()).isEqualTo(302);
    var more = make("1", "");
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("A rule has at most");
    assertThat(codes()).hasSize(BulkCodes.OF_RULE);
    changes.delete(store, rule, Actor.SYSTEM);
    assertThat(db.fetchCount(only(store, DISCOUNT_CODE))).isZero();
  }

  @Test
  void areForThoseWhoMayEditRules() {
    make("3", "");
    assertThat(staff.visitor(store, Role.VIEWER).get(page + ".csv").statusCode()).isEqualTo(403);
  }

  private void buy(Client who, io.storeflow.testing.World.Goods goods, String code) {
    who.put(shop, goods, 1);
    who.post(shop + "/cart/codes", Map.of("code", code));
    var checkout = who.get(shop + "/checkout");
    assertThat(checkout.body()).contains("Buy now, €9.00");
    var form = io.storeflow.checkoutpage.CheckoutForms.typed(checkout, Map.of());
    assertThat(who.post(shop + "/checkout", form).statusCode()).isEqualTo(303);
  }

  private List<String> codes() {
    return Stream.of(owner.get(page + ".csv").body().split("\r?\n"))
        .skip(1)
        .map(line -> line.split(",")[0])
        .toList();
  }

  private HttpResponse<String> make(String number, String prefix) {
    return owner.post(page, page, "number", number, "prefix", prefix);
  }
}
