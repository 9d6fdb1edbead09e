package io.storeflow.orderpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order knows the list it was opened from, and carries tags. */
@AppTest
class OrderAlongTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  @Test
  void leadsAlongTheListItWasOpenedFromAndTellsOfNewerOrders() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.MANAGER);
    var now = clock.instant().minusSeconds(600);
    long first = placed.order(store, now, NEW, row -> row.setCustomerName("Zoë Ant"));
    placed.order(store, now.plusSeconds(1), NEW);
    long second = placed.order(store, now.plusSeconds(2), NEW, row -> row.setCustomerName("Zoë B"));
    long third = placed.order(store, now.plusSeconds(3), NEW, row -> row.setCustomerName("Zoë C"));
    var orders = "/s/" + store.slug() + "/orders";
    var list = "?view=todo&amp;q=zoe";
    assertThat(visitor.get(orders + "?q=zoe&view=todo").body())
        .contains("href=\"" + orders + "/" + second + list + "\"");
    var page = visitor.get(orders + "/" + second + "?view=todo&q=zoe").body();
    assertThat(page)
        .contains("href=\"" + orders + "/" + third + list + "\"")
        .contains("href=\"" + orders + "/" + first + list + "\"")
        .contains("href=\"" + orders + list + "\"")
        .doesNotContain("newer order");
    // An order that has left the list is still between those beside it.
    var o = only(store, ORDERS);
    db.update(o)
        .set(o.FULFILMENT_STATE, COMPLETED)
        .set(o.CLOSED_AT, now)
        .where(o.NUMBER.eq(second))
        .execute();
    placed.order(store, clock.instant(), NEW, row -> row.setCustomerName("Zoë D"));
    var src = page.replaceAll("(?s).*data-src=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    var later = visitor.get(src).body();
    assertThat(later).contains("1 newer order", orders + "/" + third, orders + "/" + first);
    assertThat(visitor.get(orders + "/" + third + "?view=all&sort=placed&q=zoe").body())
        .contains("rel=\"prev\"", "rel=\"next\"");
    assertThat(visitor.get(orders + "/" + second).body())
        .doesNotContain("rel=\"prev\"", "rel=\"next\"")
        .contains("href=\"" + orders + "\"");
  }

  @Test
  void sendsTheSameStatementsHoweverLongTheList() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.MANAGER);
    var address = "/s/" + store.slug() + "/orders/";
    long one = placed.order(store, clock.instant(), NEW);
    var few = statements.ofRequests(() -> visitor.get(address + one + "?view=all&q=yilmaz"));
    placed.orders(store, 300, clock.instant(), NEW);
    var many = statements.ofRequests(() -> visitor.get(address + one + "?view=all&q=yilmaz"));
    assertThat(many).hasSameSizeAs(few);
  }

  @Test
  void isGivenTagsWhichAreProposedAndTakenAway() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.SUPPORT);
    var page = "/s/" + store.slug() + "/orders/" + placed.order(store, clock.instant(), NEW);
    var other = "/s/" + store.slug() + "/orders/" + placed.order(store, clock.instant(), NEW);
    visitor.post(page, page + "/tags", "add", "VIP, Gift  wrap，vip");
    assertThat(visitor.get(page).body()).contains(">VIP<", ">Gift wrap<");
    assertThat(visitor.get(other).body()).contains("<option value=\"Gift wrap\"");
    visitor.post(other, other + "/tags", "add", "vip");
    assertThat(visitor.get(other).body()).contains(">VIP<");
    visitor.post(page, page + "/tags", "remove", "vip");
    assertThat(visitor.get(page).body()).doesNotContain(">VIP<").contains(">Gift wrap<");
    for (var wrong :
        List.of(
            "y".repeat(41),
            "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20," + "21,22,23,24,25")) {
      var refused = visitor.post(page, page + "/tags", "add", wrong);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("value=\"" + wrong + "\"", "aria-invalid=\"true\"");
    }
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.get(page).body()).contains(">Gift wrap<").doesNotContain("/tags\"");
    var list = "/s/" + store.slug() + "/orders";
    assertThat(viewer.post(list, page + "/tags", "add", "x").statusCode()).isEqualTo(403);
  }
}
