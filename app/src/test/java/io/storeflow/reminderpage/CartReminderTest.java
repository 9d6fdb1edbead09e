package io.storeflow.reminderpage;

import static io.storeflow.checkoutpage.CheckoutForms.location;
import static io.storeflow.checkoutpage.CheckoutForms.with;
import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.CART_REMINDER;
import static io.storeflow.db.Tables.CART_REMINDER_LINK;
import static io.storeflow.db.Tables.CART_REMINDER_REFUSAL;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.platform.job.Jobs;
import io.storeflow.reminder.CartReminders;
import io.storeflow.reminder.ReminderMail;
import io.storeflow.reminder.ReminderSetting;
import io.storeflow.reminder.RemindsNow;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a checkout that was left to the order that its reminder brought back. */
@AppTest
class CartReminderTest extends AtAShop {
  private static final Pattern LINK = Pattern.compile("/cart-links/([0-9A-Za-z]{22})\\s");
  private static final Duration WAIT = Duration.ofHours(ReminderSetting.USUAL);

  @Autowired RemindsNow reminds;
  @Autowired ReminderSetting setting;
  @Autowired CartReminders reminders;
  @Autowired Jobs jobs;
  @Autowired Staff staff;

  private World.Goods goods;
  private String email;

  @BeforeEach
  void sells() {
    goods = world.goods(store, 1000, 10);
    world.rate(store, Method.PICKUP, 0);
    email = "mika@" + store.slug() + ".example";
    setting.say(store, ReminderSetting.USUAL, Actor.SYSTEM);
  }

  @Test
  void bringsAnOrderBack() {
    begin(client, Map.of("remind", "true"));
    assertThat(reminds.find(store)).as("not yet").isZero();
    reminds.later(store, WAIT.plusMinutes(1));
    assertThat(reminds.find(store)).isEqualTo(1);
    assertThat(reminds.find(store)).as("once").isZero();
    var mail = mail();
    assertThat(mail).contains("2 × ", "€20.00", "No more such mails");
    var token = token(mail);
    awaitSent();

    var phone = new Client(port);
    var page = phone.get(link(token));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Open the cart", "Product")
        .doesNotContain("Mika Strauß", email, "Invaliden");
    var opened = phone.post(link(token), Map.of());
    assertThat(location(opened)).endsWith(shop + "/cart");
    assertThat(phone.follow(opened).body()).contains("€20.00");
    var checkout = phone.get(shop + "/checkout");
    assertThat(checkout.body())
        .contains("value=\"" + email + "\"")
        .doesNotContain("Mika Strauß", "name=\"remind\"");
    var placed =
        phone.post(
            shop + "/checkout", CheckoutForms.typed(checkout, Map.of("email", email, "name", "M")));
    assertThat(placed.statusCode()).isEqualTo(303);
    var r = only(store, CART_REMINDER);
    assertThat(db.select(r.ORDER_ID).from(r).fetchSingle(r.ORDER_ID)).isNotNull();
    assertThat(db.fetchCount(only(store, CART))).as("the same goods are ordered once").isZero();

    assertThat(phone.get(link(token)).body()).contains("This cart is ordered");
    assertThat(client.get(link(token)).statusCode()).isEqualTo(200);
    var owner = staff.visitor(store, Role.OWNER);
    var o = only(store, ORDERS);
    long number = db.select(o.NUMBER).from(o).fetchSingle(o.NUMBER);
    assertThat(owner.get("/s/" + store.slug() + "/orders/" + number).body())
        .contains("Brought back by a reminder");
    assertThat(owner.get("/s/" + store.slug() + "/carts?show=ordered").body())
        .contains("one reminder sent, one order brought back, worth €20.00", "#" + number);
  }

  @Test
  void isOrderedOnceInHoweverManyBrowsersItsLinkIsOpen() throws Exception {
    var token = reminded();
    awaitSent();
    var browsers = List.of(new Client(port), new Client(port), new Client(port), client);
    var forms = new HashMap<Client, Map<String, String>>();
    for (var it : browsers) {
      if (it != client) it.post(link(token), Map.of());
      var typed = Map.of("email", email, "name", "Mika Strauß");
      forms.put(it, CheckoutForms.typed(it.get(shop + "/checkout"), typed));
    }
    var answers =
        AtOnce.all(
            browsers.stream()
                .<Callable<HttpResponse<String>>>map(
                    it -> () -> it.post(shop + "/checkout", requireNonNull(forms.get(it))))
                .toList());
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);

    var late = new Client(port);
    assertThat(late.get(link(token)).body()).contains("This cart is ordered");
    int told = 0;
    for (int i = 0; i < 3; i++) {
      if (!answers.get(i).body().contains("This cart was already ordered, in another browser"))
        continue;
      told++;
      var again =
          browsers.get(i).post(shop + "/checkout", requireNonNull(forms.get(browsers.get(i))));
      assertThat(again.statusCode()).as("the page of before orders nothing").isEqualTo(422);
    }
    assertThat(told).isGreaterThanOrEqualTo(2);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
  }

  @Test
  void mayBeOrderedOnceMoreByWhoWasToldSo() {
    var token = reminded();
    awaitSent();
    var browsers = List.of(new Client(port), new Client(port));
    browsers.forEach(it -> it.post(link(token), Map.of()));
    var typed = Map.of("email", email, "name", "Mika Strauß");
    var first = browsers.getFirst();
    var second = browsers.getLast();
    var form = CheckoutForms.typed(second.get(shop + "/checkout"), typed);
    var ordered =
        first.post(shop + "/checkout", CheckoutForms.typed(first.get(shop + "/checkout"), typed));
    assertThat(ordered.statusCode()).isEqualTo(303);
    var told = second.post(shop + "/checkout", form);
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body()).contains("This cart was already ordered, in another browser");
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
    var more = second.post(shop + "/checkout", CheckoutForms.typed(told, typed));
    assertThat(more.statusCode()).isEqualTo(303);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(2);
  }

  @Test
  void keepsWhatWasTypedUntilItIsOrdered() {
    begin(client, Map.of());
    reminds.later(store, Duration.ofDays(6));
    // Somebody goes on typing on the last day, and pays on the next but one.
    client.post(
        shop + "/checkout/draft", Map.of("email", email, "name", "Mika Strauß", "note", "x"));
    reminds.later(store, Duration.ofDays(6));
    assertThat(client.get(shop + "/checkout").body()).contains("value=\"Mika Strauß\"", ">x</text");
  }

  @Test
  void remindsNobodyWhoDidNotAskForIt() {
    begin(client, Map.of());
    begin(new Client(port), Map.of("remind", "true", "email", "no address"));
    var withdrew = new Client(port);
    begin(withdrew, Map.of("remind", "true", "email", "w" + email));
    withdrew.post(shop + "/checkout/draft", Map.of("email", "w" + email));
    reminds.later(store, WAIT.plusMinutes(1));
    assertThat(reminds.find(store)).isZero();
  }

  @Test
  void asksOnlyWhereTheStoreReminds() {
    client.put(shop, goods, 1);
    assertThat(client.get(shop + "/checkout").body())
        .contains("Remind me once")
        .doesNotContainPattern("name=\"remind\"[^>]* checked");
    setting.say(store, 0, Actor.SYSTEM);
    begin(client, Map.of("remind", "true"));
    await()
        .untilAsserted(
            () ->
                assertThat(client.get(shop + "/checkout").body()).doesNotContain("Remind me once"));
    reminds.later(store, WAIT.plusMinutes(1));
    assertThat(reminds.find(store)).isZero();
  }

  @Test
  void remindsOfNothingThatIsGoneEmptyOrTooOld() {
    begin(client, Map.of("remind", "true"));
    var empty = new Client(port);
    begin(empty, Map.of("remind", "true", "email", "e" + email));
    var l = only(store, CART_LINE);
    db.deleteFrom(l).where(l.VISITOR.eq(empty.visitor(store))).execute();
    reminds.later(store, WAIT.plusMinutes(1));
    var v = only(store, VARIANT);
    db.update(v).set(v.SOLD_OUT, true).execute();
    assertThat(reminds.find(store)).as("nothing is for sale").isZero();
    db.update(v).set(v.SOLD_OUT, false).execute();
    reminds.later(store, Duration.ofDays(2));
    assertThat(reminds.find(store)).as("too late").isZero();
    reminds.later(store, Duration.ofHours(-47));
    assertThat(reminds.find(store)).as("it can be had again").isEqualTo(1);
  }

  @Test
  void remindsAnAddressOnceWhateverCartsItWasTypedFor() {
    for (int i = 0; i < 3; i++) begin(new Client(port), Map.of("remind", "true"));
    reminds.later(store, WAIT.plusMinutes(1));
    assertThat(reminds.find(store)).isEqualTo(1);
    begin(new Client(port), Map.of("remind", "true"));
    reminds.later(store, WAIT.plusMinutes(1));
    assertThat(reminds.find(store)).isZero();
  }

  @Test
  void twoNodesFindACartOnce() throws Exception {
    for (int i = 0; i < 8; i++)
      begin(new Client(port), Map.of("remind", "true", "email", i + email));
    reminds.later(store, WAIT.plusMinutes(1));
    Callable<Integer> node = () -> reminds.find(store);
    var found = AtOnce.all(Collections.nCopies(4, node));
    assertThat(found.stream().mapToInt(it -> it).sum()).isEqualTo(8);
    assertThat(db.fetchCount(only(store, CART_REMINDER))).isEqualTo(8);
  }

  @Test
  void isEndedByAButtonAndStaysSo() {
    begin(client, Map.of("remind", "true"));
    reminds.later(store, WAIT.plusMinutes(1));
    reminds.find(store);
    var end = link(token(mail())) + "/refusal";
    var no = only(store, CART_REMINDER_REFUSAL);
    var stranger = new Client(port);
    assertThat(stranger.get(end).body()).contains("No more reminders");
    assertThat(db.fetchCount(no)).as("looking changes nothing").isZero();
    assertThat(stranger.post(end, Map.of()).body()).contains("You will get no more");
    assertThat(stranger.post(end, Map.of()).statusCode()).isEqualTo(200);
    assertThat(db.fetchCount(no)).isEqualTo(1);
    awaitSent();
    var r = only(store, CART_REMINDER);
    db.update(r).set(r.AT, Instant.now().minus(Duration.ofDays(61))).execute();
    assertThat(reminders.forgetExpired(store)).isEqualTo(1);
    assertThat(db.fetchCount(only(store, CART_REMINDER_LINK))).isZero();
    begin(new Client(port), Map.of("remind", "true"));
    reminds.later(store, WAIT.plusMinutes(1));
    assertThat(reminds.find(store)).as("remembered").isZero();
    assertThat(client.get(end).statusCode()).as("expired").isEqualTo(404);
  }

  /** As a mail program does it, which has nothing of its reader (RFC 8058, section 3.2). */
  @Test
  void isEndedByTheMailProgramToo() {
    begin(client, Map.of("remind", "true"));
    reminds.later(store, WAIT.plusMinutes(1));
    reminds.find(store);
    var end = link(token(mail())) + "/refusal";
    assertThat(refusal()).isEqualTo("http://localhost" + end);
    var field = "Content-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click";
    var body = ("--b\r\n" + field + "\r\n--b--\r\n").getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 2; i++) {
      var answer = new Client(port).send("POST", end, "multipart/form-data; boundary=b", body);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain(email, "Mika Strauß", "Product");
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
    var one = new Client(port).post(end, Map.of("List-Unsubscribe", "One-Click"));
    assertThat(one.statusCode()).isEqualTo(200);
    assertThat(db.fetchCount(only(store, CART_REMINDER_REFUSAL))).isEqualTo(1);
    var unknown = link("x".repeat(22)) + "/refusal";
    assertThat(new Client(port).post(unknown, Map.of("List-Unsubscribe", "One-Click")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void putsTheGoodsBesideThoseOfTheVisitorOrInstead() {
    var other = world.goods(store, 500, 10);
    var token = reminded();
    var phone = new Client(port);
    phone.put(shop, other, 1);
    phone.put(shop, goods, 1);
    assertThat(phone.get(link(token)).body())
        .contains("You have 2 items", "Put both together", "Open this cart instead");
    var both = phone.follow(phone.post(link(token), Map.of()));
    assertThat(both.body()).contains("€25.00").doesNotContain("€35.00");
    var instead = phone.follow(phone.post(link(token), Map.of("goods", "instead")));
    assertThat(instead.body()).contains("€20.00").doesNotContain("€25.00");
    assertThat(location(client.get(link(token)))).as("its own browser").endsWith("/cart");
    assertThat(client.get(shop + "/checkout").body()).contains("Mika Strauß");
  }

  @Test
  void saysWhereALinkLeadsNoMore() {
    var token = reminded();
    reminds.later(store, Duration.ofDays(7));
    assertThat(new Client(port).get(link(token)).statusCode()).isEqualTo(410);
    assertThat(new Client(port).post(link(token), Map.of()).statusCode()).isEqualTo(410);
    assertThat(new Client(port).get(link("x".repeat(22))).statusCode()).isEqualTo(404);
    assertThat(new Client(port).get(link("x")).statusCode()).isEqualTo(404);
  }

  /** Who has ordered on another way wants no mail. */
  @Test
  void tellsNobodyWhoHasOrderedMeanwhile() {
    begin(client, Map.of("remind", "true"));
    var phone = new Client(port);
    begin(phone, Map.of());
    var page = phone.get(shop + "/checkout");
    var form = with(CheckoutForms.typed(page, Map.of()), "email", email);
    assertThat(phone.post(shop + "/checkout", form).statusCode()).isEqualTo(303);
    reminds.later(store, WAIT.plusMinutes(1));
    assertThat(reminds.find(store)).isEqualTo(1);
    var r = only(store, CART_REMINDER);
    var id = db.select(r.ID).from(r).fetchSingle(r.ID);
    await().until(() -> !jobs.waits(ReminderMail.KIND, Long.toString(id)));
    assertThat(mails()).isEmpty();
  }

  /** The cart was left, and its shopper has the mail: the token of its link. */
  private String reminded() {
    begin(client, Map.of("remind", "true"));
    reminds.later(store, WAIT.plusMinutes(1));
    reminds.find(store);
    return token(mail());
  }

  private void begin(Client shopper, Map<String, String> more) {
    shopper.put(shop, goods, 2);
    var page = shopper.get(shop + "/checkout");
    var form = with(CheckoutForms.typed(page, CheckoutForms.BERLIN), "email", email);
    form.putAll(more);
    assertThat(shopper.post(shop + "/checkout/draft", form).statusCode()).isEqualTo(204);
  }

  private String link(String token) {
    return shop + "/cart-links/" + token;
  }

  private static String token(String mail) {
    var found = LINK.matcher(mail);
    assertThat(found.find()).as(mail).isTrue();
    return found.group(1);
  }

  private void awaitSent() {
    var r = only(store, CART_REMINDER);
    await().until(() -> db.fetchCount(r, r.SENT_AT.isNotNull()) == 1);
  }

  private String mail() {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(this::mails, found -> !found.isEmpty())
        .getFirst();
  }

  private String refusal() {
    return db.select(MAILBOX_MESSAGE.REFUSAL)
        .from(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
        .fetchSingle(MAILBOX_MESSAGE.REFUSAL);
  }

  private List<String> mails() {
    return db.select(MAILBOX_MESSAGE.BODY_TEXT)
        .from(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
        .and(MAILBOX_MESSAGE.SUBJECT.startsWith("Your cart at"))
        .fetch(MAILBOX_MESSAGE.BODY_TEXT);
  }
}
