package io.storeflow.reminderpage;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.CART_REMINDER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.cart.CartTyped;
import io.storeflow.cart.Carts;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.reminder.RemindsNow;
import io.storeflow.store.Role;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff see of carts that were left, and whether the store reminds of them. */
@AppTest
class LeftCartPageTest extends AtAShop {
  @Autowired Carts carts;
  @Autowired CartTyped typed;
  @Autowired RemindsNow reminds;
  @Autowired Stores stores;
  @Autowired Staff staff;
  @Autowired Statements statements;

  private World.Goods goods;
  private String page;

  @BeforeEach
  void sells() {
    goods = world.goods(store, 1000, 500);
    page = "/s/" + store.slug() + "/carts";
  }

  @Test
  void listsCartsWhoseAddressIsKnownWhenTheyAreLeft() {
    var owner = staff.visitor(store, Role.OWNER);
    left("mika@example.com", true);
    carts.add(store, PublicId.random(), goods.publicId(), 7);
    assertThat(owner.get(page).body()).as("still there").contains("No abandoned carts");
    reminds.later(store, LeftCartQueries.STILL_THERE);
    assertThat(owner.get(page).body())
        .contains("mika@example.com", "2 items", "€20.00", "no reminder")
        .doesNotContain("7 items", "€70.00");
    reminds.later(store, Carts.LIFE);
    assertThat(owner.get(page).body()).as("kept no more").contains("No abandoned carts");
  }

  @Test
  void showsAddressesToThoseWhoMaySeeCustomers() {
    left("mika@example.com", false);
    reminds.later(store, LeftCartQueries.STILL_THERE);
    assertThat(staff.visitor(store, Role.SUPPORT).get(page).body())
        .contains("mika@example.com")
        .doesNotContain("name=\"reminds\"");
    assertThat(staff.visitor(store, Role.VIEWER).get(page).body())
        .contains("m…@example.com")
        .doesNotContain("mika@");
    assertThat(staff.visitor(store, Role.CATALOGUE).get(page).statusCode()).isEqualTo(403);
    assertThat(staff.visitor(world.store(), Role.OWNER).get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void isTurnedInPagesAtTheSameCost() {
    var owner = staff.visitor(store, Role.OWNER);
    left("first@example.com", false);
    reminds.later(store, LeftCartQueries.STILL_THERE);
    var few = statements.ofWarmRequests(() -> owner.get(page));
    for (int i = 0; i < LeftCartQueries.PAGE; i++) left(i + "@example.com", false);
    reminds.later(store, LeftCartQueries.STILL_THERE);
    var many = statements.ofWarmRequests(() -> owner.get(page));
    assertThat(many).as(String.join("\n", many)).hasSameSizeAs(few);
    var older = Pattern.compile("rel=\"next\"[^>]* href=\"([^\"]+)\"");
    var first = owner.get(page).body();
    assertThat(first).contains(">49@example.com<").doesNotContain("first@example.com");
    var next = older.matcher(first);
    assertThat(next.find()).isTrue();
    var second = owner.get(next.group(1));
    assertThat(second.body()).contains("first@example.com").doesNotContain(">49@example.com<");
    assertThat(owner.get(page + "?cursor=none").statusCode()).isEqualTo(400);
  }

  @Test
  void countsWhatWasBroughtBackLately() {
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(page).body()).doesNotContain("Last 30 days");
    reminded(Instant.now().minus(Duration.ofDays(3)));
    reminded(Instant.now().minus(Duration.ofDays(40)));
    assertThat(owner.get(page).body())
        .contains("Last 30 days: one reminder sent; no order came of it yet.");
    assertThat(owner.get(page + "?show=ordered").body()).contains("Nothing brought back yet");
  }

  @Test
  void theSettingIsAuditedAndKeptBesideAllOthers() {
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(page).body()).contains("value=\"4\"").doesNotContain(" checked");
    var on = owner.post(page, page, "reminds", "true", "hours", "24");
    assertThat(on.statusCode()).isEqualTo(302);
    assertThat(hours()).isEqualTo(24);
    assertThat(stores.reopen(store.id()).settings().reminding(0)).isEqualTo(store.settings());
    var off = owner.post(page, page, "_reminds", "on", "hours", "24");
    assertThat(off.statusCode()).isEqualTo(302);
    assertThat(hours()).isZero();
    var a = only(store.merchant(), AUDIT_ENTRY);
    assertThat(
            db.select(a.CHANGE_JSON)
                .from(a)
                .where(a.ACTION.eq("store.changed"))
                .and(a.STORE_ID.eq(store.id()))
                .orderBy(a.ID)
                .fetch(it -> it.value1().toString()))
        .hasSize(2)
        .allMatch(it -> it.contains("cartReminderHours"));
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.post(page, page, "reminds", "true", "hours", "4").statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "73", "-1", "2.5", "soon"})
  void takesHoursThatACartIsKeptFor(String typed) {
    var owner = staff.visitor(store, Role.OWNER);
    var answer = owner.post(page, page, "reminds", "true", "hours", typed);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("from 1 to 72", " checked");
    assertThat(hours()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"mika@example.com, m…@example.com", "nobody, …", "@example.com, …"})
  void masksAnAddress(String email, String masked) {
    var cart =
        new LeftCart(1, email, 1, store.money(1), Instant.EPOCH, LeftCart.State.LEFT, List.of());
    assertThat(cart.masked()).isEqualTo(masked);
  }

  private int hours() {
    return stores.reopen(store.id()).settings().cartReminderHours();
  }

  private void left(String email, boolean agreed) {
    var visitor = PublicId.random();
    carts.add(store, visitor, goods.publicId(), 2);
    typed.keep(store, visitor, "", new CartTyped.Contact(email, agreed));
  }

  private void reminded(Instant at) {
    insertInto(db, store, CART_REMINDER)
        .set(CART_REMINDER.ID, Ids.next())
        .set(CART_REMINDER.EMAIL_HASH, new byte[32])
        .set(CART_REMINDER.AGREED_AT, at)
        .set(CART_REMINDER.CART_VERSION, 1)
        .set(CART_REMINDER.AT, at)
        .set(CART_REMINDER.SENT_AT, at)
        .execute();
  }
}
