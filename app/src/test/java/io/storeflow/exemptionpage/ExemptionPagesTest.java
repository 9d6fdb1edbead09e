package io.storeflow.exemptionpage;

import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.exemption.Exemption;
import io.storeflow.exemption.Exemptions;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class ExemptionPagesTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired ExemptionStatements statements;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private Store store;
  private World.Goods goods;
  private Staff.Visitor owner;
  private String page;

  @BeforeEach
  void open() {
    store = world.store(world.merchant(), 24 * 60);
    goods = world.goods(store, 1000, 50);
    owner = staff.visitor(store, Role.OWNER);
    page = store.page("/products/" + goods.product() + "/exemption");
  }

  @Test
  void whatIsStatedIsToldInTheShop() {
    var client = new Client(port);
    var shown = store.shop("/p/" + goods.productSlug());
    assertThat(client.get(shown).body()).doesNotContain("No right of withdrawal");
    assertThat(owner.get(page).body())
        .containsPattern("value=\"none\"[^>]*checked")
        .doesNotContain("??");
    var seen = version();
    assertThat(send(seen, "hygiene").statusCode()).isEqualTo(302);
    assertThat(client.get(shown).body()).contains("No right of withdrawal", "once unsealed");
    assertThat(owner.get(page).body()).containsPattern("value=\"hygiene\"[^>]*checked");
    var late = send(seen, "made");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Saved by somebody else meanwhile").doesNotContain("??");
    assertThat(send(version(), "perhaps").body()).contains("Choose whether shoppers can withdraw");
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.post(page, page, "exemption", "made").statusCode()).isEqualTo(403);
  }

  @Test
  void mealsSpoilUnlessSomebodySaysOtherwise() {
    assertThat(Exemption.of(null, Trade.RESTAURANT)).isEqualTo(Exemption.PERISHABLE);
    assertThat(Exemption.of(Exemption.NONE, Trade.RESTAURANT)).isEqualTo(Exemption.NONE);
    assertThat(Exemption.of(null, Trade.GOODS)).isEqualTo(Exemption.NONE);
    for (var it : Exemption.values())
      assertThat(it.isSaid()).isEqualTo(it.isExempt() || it.isConditional());
  }

  /** What holds of an order is what held when it was placed, whatever is stated later. */
  @Test
  void anOrderKeepsWhatHeldOfItsGoods() {
    order();
    statements.state(store, goods.product(), Exemption.HYGIENE, Actor.SYSTEM);
    order();
    statements.state(store, goods.product(), Exemption.MADE, Actor.SYSTEM);
    statements.state(store, goods.product(), Exemption.MEDIA, Actor.SYSTEM);
    order();
    var l = only(store, ORDER_LINE);
    assertThat(db.select(Exemptions.of(store, l)).from(l).orderBy(l.ID).fetch(Record1::value1))
        .isEqualTo(List.of(Exemption.NONE, Exemption.HYGIENE, Exemption.MEDIA));
  }

  private void order() {
    world.order(store, World.request(world.rate(store, Method.SHIPPING, 0), null, goods, 1));
  }

  private HttpResponse<String> send(String version, String exemption) {
    return owner.post(page, page, "version", version, "exemption", exemption);
  }

  private String version() {
    var found =
        Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"").matcher(owner.get(page).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
