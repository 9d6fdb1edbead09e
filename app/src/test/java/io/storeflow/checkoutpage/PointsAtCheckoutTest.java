package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.customer.Customers;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.platform.db.Transactions;
import io.storeflow.proof.KnownCode;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Points are used by who has shown whose they are, on the page and by programs. */
@AppTest
class PointsAtCheckoutTest extends AtAShop {
  private static final String EMAIL = "mika@example.com";

  @Autowired private ProgramChanges changes;
  @Autowired private Members members;
  @Autowired private Customers customers;
  @Autowired private Transactions transactions;

  @Test
  void whoHasShownWhoTheyAreUsesPoints() {
    give(500);
    var rate = world.rate(store, Method.PICKUP, 0);
    var ramen = world.goods(store, 1290, 10);
    client.put(shop, ramen, 1);
    assertThat(client.get(shop + "/checkout").body())
        .contains("Show who you are", shop + "/me?back=checkout")
        .doesNotContain("−€5.00");
    assertThat(client.get(shop + "/me?back=checkout").body())
        .contains("name=\"back\" value=\"checkout\"");
    KnownCode.mail(db, store, client.visitor(store), EMAIL);
    var shown = client.post(shop + "/me/proof", Map.of("code", KnownCode.CODE, "back", "checkout"));
    assertThat(client.follow(shown).body()).contains("You have 500 Stars.", "Buy now");
    assertThat(client.get(shop + "/me").body()).contains("You have", "500", "Stars");
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body()).contains("Use", "500", "−€5.00", "Buy now, €12.90");
    assertThat(checkout.body())
        .as("their address is there already")
        .contains("value=\"" + EMAIL + "\"")
        .as("and the points follow")
        .contains("data-topic=\"/topic/member.", "data-src=\"" + shop + "/checkout/points\"");
    assertThat(client.get(shop + "/checkout/points").body())
        .contains("You have 500 Stars.", "data-seq")
        .doesNotContain("<html");
    var priced =
        client.post(
            shop + "/checkout/rates",
            CheckoutForms.typed(checkout, Map.of("points", "true", "rate", rate)));
    assertThat(priced.body())
        .contains("Buy now, €7.90", "For orders with " + EMAIL)
        .doesNotContain("another e-mail address");
    var other = CheckoutForms.typed(priced, Map.of("points", "true", "email", "other@example.com"));
    var refused = client.post(shop + "/checkout", other);
    assertThat(refused.statusCode()).as("points of somebody else").isEqualTo(422);
    assertThat(refused.body())
        .contains("Your Stars are for orders with " + EMAIL + ". This order has another e-mail");
    var placed =
        client.post(shop + "/checkout", CheckoutForms.typed(priced, Map.of("points", "true")));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(client.follow(placed).body()).contains("Stars", "−€5.00", "€7.90");
  }

  @Test
  void aBirthdayIsSaidOnceByWhoHasShownWhoTheyAre() {
    give(500);
    var birthday = shop + "/me/birthday";
    client.put(shop, world.goods(store, 1290, 10), 1);
    client.post(birthday, Map.of("day", "3", "month", "3"));
    KnownCode.mail(db, store, client.visitor(store), EMAIL);
    client.post(shop + "/me/proof", Map.of("code", KnownCode.CODE, "back", "//elsewhere.example"));
    assertThat(client.get(shop + "/me").body()).contains("When is your birthday?", "20 Stars");
    var wrong = client.post(birthday, Map.of("day", "30", "month", "2"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("There is no such day", "When is your birthday?");
    client.post(birthday, Map.of("day", "29", "month", "2"));
    client.post(birthday, Map.of("day", "3", "month", "3"));
    assertThat(client.get(shop + "/me").body())
        .contains("Your birthday", "29")
        .doesNotContain("When is your birthday?");
    var m = only(store.merchant(), LOYALTY_MEMBER);
    assertThat(db.select(m.BIRTH_MONTH).from(m).fetchSingle(m.BIRTH_MONTH)).isEqualTo(2);
  }

  @Test
  void programsNeedAProofOfTheVeryCustomer() {
    give(500);
    var rate = world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    assertThat(place(rate, goods.publicId(), EMAIL, "").body()).contains("/proof");
    KnownCode.mail(db, store, "asked", EMAIL);
    var proof =
        client.json(
            "/api/v1/stores/" + store.slug() + "/proofs/asked",
            "{\"code\": \"" + KnownCode.CODE + "\"}");
    var token = proof.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    assertThat(place(rate, goods.publicId(), "other@example.com", token).statusCode())
        .isEqualTo(422);
    var placed = place(rate, goods.publicId(), EMAIL, token);
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    var o = only(store, ORDERS);
    assertThat(db.select(o.TOTAL_MINOR).from(o).fetchSingle(o.TOTAL_MINOR)).isEqualTo(790);
  }

  private java.net.http.HttpResponse<String> place(
      String rate, String variant, String email, String token) {
    return client.json(
        "/api/v1/stores/" + store.slug() + "/checkout",
        """
        {"customer": {"name": "Mika", "email": "%s"}, "rate_id": "%s", "points": 500,
         "items": [{"variant_id": "%s", "quantity": 1}]%s}"""
            .formatted(
                email, rate, variant, token.isEmpty() ? "" : ", \"proof\": \"" + token + "\""),
        "Idempotency-Key",
        "k" + System.nanoTime());
  }

  private void give(int points) {
    var terms = new Program.Terms(100, 100, 100);
    changes.change(
        store,
        new Program(true, "Stars", 0, 20, 0, 0, terms, List.of(), List.of(), 0),
        Actor.SYSTEM);
    long id = transactions.write(() -> customers.findOrCreate(store, EMAIL, "Mika", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var publicId = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, publicId, points, "A gift", Actor.SYSTEM);
  }
}
