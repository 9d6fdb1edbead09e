package io.storeflow.proofpage;

import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.loyalty.Programs;
import io.storeflow.order.OrderPayments;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.proof.KnownCode;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A shopper shows who they are, on the page of the shop and to programs. */
@AppTest
class MePageTest extends AtAShop {
  @Autowired private ProgramChanges changes;
  @Autowired private Programs programs;
  @Autowired private Members members;
  @Autowired private OrderPayments payments;

  private static final Pattern CODE = Pattern.compile("\\b(\\d{6}) is your code");

  @Test
  void aCodeFromTheMailShowsWhoItIs() {
    var email = "mika@" + store.slug() + ".example";
    assertThat(client.get(shop + "/me").body()).contains("Your e-mail");
    assertThat(client.post(shop + "/me/code", Map.of("email", email)).statusCode()).isEqualTo(303);
    assertThat(client.get(shop + "/me").body()).contains("Code", email);
    var wrong = client.post(shop + "/me/proof", Map.of("code", "1"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("wrong or no longer good");
    var right = client.post(shop + "/me/proof", Map.of("code", code(email)));
    assertThat(client.follow(right).body()).contains("You are", email, "Not you?");
    client.post(shop + "/me/proof/deletion", Map.of());
    assertThat(client.get(shop + "/me").body()).doesNotContain(email).contains("Your e-mail");
  }

  @Test
  void saysTheSameOfAddressesThatWeKnowAndThatWeDoNot() {
    var goods = world.goods(store, 500, null);
    world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, goods, 1));
    var known = client.post(shop + "/me/code", Map.of("email", "ayse@example.com"));
    var page = client.get(shop + "/me").body();
    var unknown = client.post(shop + "/me/code", Map.of("email", "nobody@example.com"));
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
    assertThat(client.get(shop + "/me").body().replace("nobody@", "ayse@")).isEqualTo(page);
  }

  @Test
  void refusesWhatIsNoAddress() {
    var refused = client.post(shop + "/me/code", Map.of("email", "mika at example"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("mika at example", "no e-mail address");
  }

  @Test
  void givesProgramsATokenForACode() {
    var api = "/api/v1/stores/" + store.slug() + "/proofs";
    var email = "mika@" + store.slug() + ".example";
    var asked = client.json(api, "{\"email\": \"" + email + "\"}");
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.body()).contains("proof_id");
    var id = PublicId.random();
    KnownCode.mail(db, store, id, email);
    var wrong = client.json(api + "/" + id, "{\"code\": \"000000\"}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("/code", "no longer good");
    var unknown = client.json(api + "/" + PublicId.random(), "{\"code\": \"000000\"}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    var proof = client.json(api + "/" + id, "{\"code\": \"" + KnownCode.CODE + "\"}");
    assertThat(proof.statusCode()).isEqualTo(200);
    var json = JsonMapper.shared().readTree(proof.body());
    assertThat(json.get("token").stringValue()).hasSize(44);
    assertThat(json.get("email").stringValue()).isEqualTo(email);
  }

  @Test
  void saysWhatIsEarnedAndOrderedAlsoToWhoHasNoPoints() {
    pointsRun();
    var goods = world.goods(store, 500, null);
    client.put(shop, goods, 1);
    prove("nobody@example.com");
    assertThat(client.get(shop + "/me").body())
        .contains(
            "Stars: one for each €1.00 that you pay for goods. 50 of them take off €2.00.",
            "You have none yet.",
            "You have ordered nothing here yet.");
    var order =
        world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, goods, 1));
    client.post(shop + "/me/proof/deletion", Map.of());
    prove("ayse@example.com");
    assertThat(client.get(shop + "/me").body())
        .contains("Your orders", "/track/" + order.publicId(), "#1001", "€5.00")
        .contains("You have none yet.", "5 Stars more come once your orders are paid.")
        .doesNotContain("You have ordered nothing here yet.");
  }

  /** Nobody reads "0" over a list that comes to less. */
  @Test
  void saysWhatIsToComeAndWhatHasToBeEarnedBack() {
    pointsRun();
    var goods = world.goods(store, 500, null);
    client.put(shop, goods, 1);
    world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, goods, 1));
    members.give(store, "ayse@example.com", 20, "A gift", Actor.SYSTEM);
    prove("ayse@example.com");
    assertThat(client.get(shop + "/me").body())
        .contains("You have 20 Stars.", "5 Stars more come once your orders are paid.")
        .doesNotContain("too many");
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.BALANCE, -96L).execute();
    assertThat(client.get(shop + "/me").body())
        .contains(
            "You have 0 Stars.",
            "You have used 96 Stars too many. What you earn next makes up for them first.");
  }

  /** Numbers of orders are those of a shop, points are the merchant's. */
  @Test
  void saysOfAnotherShopWhoseOrderItWas() {
    pointsRun();
    var other = world.store(store.merchant(), World.settingsOf("other-" + Ids.next()).build());
    for (var each : List.of(store, other)) {
      var rate = world.rate(each, Method.PICKUP, 0);
      world.order(each, World.request(rate, null, world.goods(each, 500, null), 1));
      payments.settle(each, 1001, Actor.SYSTEM);
    }
    client.put(shop, world.goods(store, 500, null), 1);
    prove("ayse@example.com");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(client.get(shop + "/me").body().replaceAll("\\s+", " "))
                    .contains(
                        "Order #1001</small>", "Order #1001, <bdi>" + other.name() + "</bdi>"));
  }

  /**
   * Who planted a cookie in somebody's browser, or read it there, is nobody once they have shown
   * who they are.
   */
  @Test
  void whoKnewTheVisitorBeforeGainsNothing() {
    pointsRun();
    var goods = world.goods(store, 500, null);
    var title = client.follow(client.put(shop, goods, 1)).body();
    assertThat(title).contains("line-");
    members.give(store, "ayse@example.com", 20, "A gift", Actor.SYSTEM);
    var planted = "sf_visitor=" + client.cookie("sf_visitor");
    KnownCode.mail(db, store, client.visitor(store), "ayse@example.com");
    var proven = client.post(shop + "/me/proof", Map.of("code", KnownCode.CODE));
    var first = "sf_visitor_" + store.publicId() + "=" + client.visitor(store);
    assertThat(proven.headers().allValues("Set-Cookie"))
        .anySatisfy(
            it -> assertThat(it).startsWith(first).contains("Path=/;", "HttpOnly", "SameSite=Lax"));
    assertThat(client.get(shop + "/me").body()).contains("You have 20 Stars.");
    assertThat(client.get(shop + "/cart").body()).contains("line-");
    assertNobody(planted);
    prove("ayse@example.com");
    assertThat(client.get(shop + "/me").body()).contains("You have 20 Stars.");
    assertNobody(first);
    var second = "sf_visitor_" + store.publicId() + "=" + client.visitor(store);
    client.post(shop + "/me/proof/deletion", Map.of());
    assertThat(client.get(shop + "/me").body()).contains("Your e-mail");
    assertThat(client.get(shop + "/cart").body()).contains("line-");
    assertNobody(second);
    assertNobody(planted);
  }

  private void assertNobody(String cookie) {
    var stranger = new Client(port);
    assertThat(stranger.get(shop + "/me", "Cookie", cookie).body())
        .contains("Your e-mail")
        .doesNotContain("ayse@", "20 Stars");
    assertThat(stranger.get(shop + "/cart", "Cookie", cookie).body()).doesNotContain("line-");
  }

  private void pointsRun() {
    changes.change(
        store,
        new Program(
            true, "Stars", 0, 0, 0, 0, new Program.Terms(100, 50, 200), List.of(), List.of(), 0),
        Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(5)).until(() -> programs.of(store).runs());
  }

  private void prove(String email) {
    KnownCode.mail(db, store, client.visitor(store), email);
    client.post(shop + "/me/proof", Map.of("code", KnownCode.CODE));
  }

  private String code(String email) {
    var subject =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.SUBJECT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                        .fetch(MAILBOX_MESSAGE.SUBJECT),
                found -> !found.isEmpty())
            .getFirst();
    var found = CODE.matcher(subject);
    assertThat(found.find()).as(subject).isTrue();
    return found.group(1);
  }
}
