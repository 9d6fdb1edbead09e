package io.storeflow.backinstock;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.STOCK_WISH;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class StockWishesTest extends AtAShop {
  private static final Pattern LINK = Pattern.compile("/wishes/([0-9A-Za-z]{22})");

  @Autowired StockWishes wishes;
  @Autowired Inventory inventory;
  @Autowired Products products;

  @Test
  void whoConfirmsIsToldOnceWhenItIsBackAndThenForgotten() {
    var goods = world.goods(store, 500, 0);
    var email = "mika@" + store.slug() + ".example";
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body()).contains("Tell me when");
    assertThat(ask(goods, email).statusCode()).isEqualTo(303);
    var asked = mail(email, "Shall we");
    var link = LINK.matcher(asked);
    assertThat(link.find()).isTrue();
    var page = shop + "/wishes/" + link.group(1);
    assertThat(client.get(page).body()).contains("Yes, tell me");
    more(goods, 1);
    world.readEvents(store);
    assertThat(count()).as("not confirmed, not told").isEqualTo(1);
    more(goods, -1);

    assertThat(client.post(page, Map.of()).statusCode()).isEqualTo(200);
    assertThat(client.get(page).body()).contains("You will be told");
    more(goods, 2);
    world.readEvents(store);
    assertThat(mail(email, "Product "))
        .contains("/p/" + goods.productSlug() + "?variant=" + goods.publicId());
    var w = only(store, STOCK_WISH);
    await().atMost(Duration.ofSeconds(20)).until(() -> db.fetchCount(w, w.EMAIL.eq(email)) == 0);
    assertThat(client.get(page).body()).contains("leads nowhere");
    assertThat(wishes.forgetExpired(store)).as("counted for a day").isZero();
    db.update(w).set(w.TOLD_AT, Instant.now().minus(StockWishes.TOLD).minusSeconds(60)).execute();
    assertThat(wishes.forgetExpired(store)).isEqualTo(1);
    assertThat(count()).isZero();
  }

  @Test
  void isRefusedFromTheMailProgramByTheOneMailThatAsks() {
    var goods = world.goods(store, 500, 0);
    var email = "mika@" + store.slug() + ".example";
    ask(goods, email);
    var link = LINK.matcher(mail(email, "Shall we"));
    assertThat(link.find()).isTrue();
    var end = shop + "/wishes/" + link.group(1) + "/deletion";
    assertThat(refusals(email)).containsExactly("http://localhost" + end);
    var opened = new Client(port).get(end);
    assertThat(opened.statusCode()).isEqualTo(200);
    assertThat(count()).as("looking changes nothing").isEqualTo(1);
    for (int i = 0; i < 2; i++) {
      var answer = new Client(port).post(end, Map.of("List-Unsubscribe", "One-Click"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("Your address is erased").doesNotContain(email, "Product");
    }
    assertThat(count()).isZero();

    ask(goods, email);
    db.update(only(store, STOCK_WISH)).set(STOCK_WISH.CONFIRMED_AT, Instant.now()).execute();
    more(goods, 2);
    world.readEvents(store);
    mail(email, "Product ");
    assertThat(refusals(email)).as("nothing is left to refuse").contains((String) null);
  }

  @Test
  void theFormNamesTheOneVariantThatIsGone() {
    var sizes =
        List.of(Shelves.variant(store, "Small", 1990, 5), Shelves.variant(store, "Large", 1990, 0));
    products.create(store, Shelves.product("Tee", null, sizes), Actor.SYSTEM);
    assertThat(client.get(shop + "/p/tee").body())
        .contains("<b><bdi>Large</bdi></b>")
        .doesNotContain("<b><bdi>Small");
  }

  @Test
  void whoConfirmsAfterTheGoodsCameIsTold() {
    var goods = world.goods(store, 500, 0);
    var email = "late@" + store.slug() + ".example";
    ask(goods, email);
    var link = LINK.matcher(mail(email, "Shall we"));
    assertThat(link.find()).isTrue();
    more(goods, 1);
    world.readEvents(store);
    client.post(shop + "/wishes/" + link.group(1), Map.of());
    world.readEvents(store);
    assertThat(mail(email, "Product "))
        .contains("/p/" + goods.productSlug() + "?variant=" + goods.publicId());
  }

  @Test
  void tellsNoMoreThanAFewForEachUnit() {
    var goods = world.goods(store, 500, 0);
    for (int i = 0; i < 5; i++) ask(goods, "w" + i + "@" + store.slug() + ".example");
    var w = only(store, STOCK_WISH);
    db.update(w).set(w.CONFIRMED_AT, Instant.now()).execute();
    more(goods, 1);
    world.readEvents(store);
    assertThat(db.fetchCount(w, w.TOLD_AT.isNull())).isEqualTo(2);
    more(goods, -1);
    more(goods, 1);
    world.readEvents(store);
    assertThat(db.fetchCount(w, w.TOLD_AT.isNull())).as("it is the same unit").isEqualTo(2);
    more(goods, 1);
    world.readEvents(store);
    assertThat(db.fetchCount(w, w.TOLD_AT.isNull())).isZero();
  }

  @Test
  void asksNobodyTwiceWhoWaitsAndSaysTheSameToAll() {
    var goods = world.goods(store, 500, 0);
    var email = "mika@" + store.slug() + ".example";
    var first = ask(goods, email);
    var w = only(store, STOCK_WISH);
    // While one mail asks, no second one goes out, but a day later.
    var asked = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    db.update(w).set(w.CREATED_AT, asked).execute();
    ask(goods, email);
    assertThat(db.select(w.CREATED_AT).from(w).fetchSingle(w.CREATED_AT)).isEqualTo(asked);
    db.update(w).set(w.CREATED_AT, asked.minus(StockWishes.ASKED)).execute();
    ask(goods, email);
    assertThat(db.select(w.CREATED_AT).from(w).fetchSingle(w.CREATED_AT)).isAfter(asked);
    db.update(w).set(w.CONFIRMED_AT, Instant.now()).execute();
    var second = ask(goods, email.toUpperCase(java.util.Locale.ROOT));
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(second.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(count()).isEqualTo(1);
    var wrong = ask(goods, "mika at example");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("mika at example");
    assertThat(
            client.post(shop + "/wishes", Map.of("variant", "none", "email", email)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void erasesWhatNobodyHasConfirmed() {
    var goods = world.goods(store, 500, 0);
    ask(goods, "old@" + store.slug() + ".example");
    ask(goods, "new@" + store.slug() + ".example");
    var w = only(store, STOCK_WISH);
    var long0 = Instant.now().minus(StockWishes.UNCONFIRMED).minusSeconds(60);
    db.update(w).set(w.CREATED_AT, long0).where(w.EMAIL.startsWith("old")).execute();
    assertThat(wishes.forgetExpired(store)).isEqualTo(1);
    assertThat(count()).isEqualTo(1);
  }

  private java.net.http.HttpResponse<String> ask(World.Goods goods, String email) {
    return client.post(shop + "/wishes", Map.of("variant", goods.publicId(), "email", email));
  }

  private int count() {
    return db.fetchCount(only(store, STOCK_WISH));
  }

  private List<String> refusals(String email) {
    return db.select(MAILBOX_MESSAGE.REFUSAL)
        .from(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
        .fetch(MAILBOX_MESSAGE.REFUSAL);
  }

  private void more(World.Goods goods, int units) {
    inventory.adjust(
        store, Map.of(goods.id(), units), LedgerKind.ADJUSTMENT, "found", Actor.SYSTEM);
  }

  /** The text of the first mail to that address whose subject begins so, once it is there. */
  private String mail(String email, String words) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                    .and(MAILBOX_MESSAGE.SUBJECT.startsWith(words))
                    .fetch(MAILBOX_MESSAGE.BODY_TEXT),
            found -> !found.isEmpty())
        .getFirst();
  }
}
