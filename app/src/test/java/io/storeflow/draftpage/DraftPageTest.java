package io.storeflow.draftpage;

import static io.storeflow.db.Tables.DRAFT_ORDER;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.draftorder.DraftQueries;
import io.storeflow.draftorder.DraftState;
import io.storeflow.draftorder.Wishes;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff put an order together: shown first what it comes to, then kept, sent, or taken back. */
@AppTest
class DraftPageTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired DraftOrders drafts;
  @Autowired DraftLinks links;
  @Autowired DraftQueries queries;
  @Autowired Statements statements;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Staff.Visitor manager;
  World.Goods goods;
  String page;

  @BeforeEach
  void open() {
    store = world.store();
    manager = staff.visitor(store, Role.MANAGER);
    goods = world.goods(store, 1000, 9);
    page = "/s/" + store.slug() + "/drafts";
  }

  @Test
  void isPutTogetherAndSaysWhatItComesToBeforeItIsSaved() {
    assertThat(manager.get("/s/" + store.slug() + "/orders").body()).contains("New draft");
    assertThat(manager.get(page).body()).contains("No open drafts").doesNotContain("??");
    var form = manager.get(page + "/new");
    assertThat(form.body()).contains("Own items", "Discount", "Save and send").doesNotContain("??");
    assertThat(form.body())
        .as("no discount sends nothing, not what a browser makes of no value")
        .containsPattern("<input type=\"radio\" value=\"\"[^>]* name=\"off\"");
    var found = post("/new", "/preview", "words", "Product " + goods.productId());
    assertThat(found.body()).contains("value=\"" + goods.publicId() + "\"");
    var picked = post("/new", "/preview", "pick", goods.publicId(), "add", "own");
    assertThat(picked.body()).contains("more[0].quantity", "own[0].title");
    var shown = post("/new", "/preview", fields());
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("€24.50", "−€2.45", "Regular customer", "Total without shipping", "€22.05")
        .doesNotContain("??");
    assertThat(db.fetchCount(only(store, DRAFT_ORDER))).isZero();
    var saved = post("/new", "", fields());
    assertThat(saved.statusCode()).isEqualTo(302);
    var there = manager.path(saved);
    var id = there.substring(there.lastIndexOf('/') + 1);
    assertThat(manager.get(there).body())
        .contains("D1", "Open", "Engraving", "value=\"4.50\"", "value=\"10\"", "€22.05")
        .doesNotContain("??");
    assertThat(manager.get(page).body()).contains("D1", "Mika Sato", "€22.05");
    assertThat(manager.path(post("/new", "", fields()))).isEqualTo(there);
    world.reprice(store, goods, 5000);
    assertThat(manager.get(there).body()).contains("€22.05");
    var stale = post("/" + id, "/" + id, with(fields(), "version", "7"));
    assertThat(stale.statusCode()).isEqualTo(422);
    assertThat(stale.body()).contains("was changed, ordered or cancelled meanwhile");
    var changed = post("/" + id, "/" + id, with(fields(), "version", "1", "more[0].quantity", "1"));
    assertThat(changed.statusCode()).isEqualTo(302);
    assertThat(manager.get(there).body()).contains("€13.05");
    assertThat(manager.get("/s/" + store.slug() + "/audit?what=draft.").body())
        .contains("Draft made", "Draft changed");
  }

  /** While somebody types, no row comes under their hands but the one that they are in. */
  @Test
  void anOwnItemOfWhichThereIsNoneKeepsItsPlaceUntilItIsSaved() {
    var two =
        with(
            fields(),
            "own[0].quantity",
            "0",
            "own[1].title",
            "Wrapping",
            "own[1].price",
            "2.00",
            "own[1].quantity",
            "1",
            "own[1].taxClass",
            "standard",
            "add",
            "own");
    var shown = post("/new", "/preview", two);
    assertThat(shown.body())
        .containsPattern("name=\"own\\[1].title\"[^>]*value=\"Wrapping\"")
        .contains("own[2].title", "€22.00")
        .as("nobody is told off for what they have not typed yet")
        .doesNotContain("This cannot stay empty", "??");
    var there = manager.path(post("/new", "", two));
    assertThat(manager.get(there).body()).contains("Wrapping").doesNotContain("Engraving");
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    var none = post("/new", "", "then", "", "days", "14");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Put goods or an own item to it first.");
    var wrong =
        post(
            "/new",
            "",
            with(
                fields(),
                "own[0].price",
                "x",
                "value",
                "101",
                "reason",
                "",
                "days",
                "91",
                "email",
                "mika",
                "own[0].taxClass",
                "none"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("Choose what it is for the tax.", "value=\"101\"", "value=\"91\"")
        .doesNotContain("??");
    var nowhere = post("/new", "", with(fields(), "email", "", "sendTo", "", "then", "mail"));
    assertThat(nowhere.body()).contains("Type the address that it is mailed to.");
    var named = post("/new", "", with(fields(), "name", "Max http://x.example"));
    assertThat(named.statusCode()).as("as checkout has it").isEqualTo(422);
    assertThat(named.body()).contains("Leave out web addresses", "value=\"Max http://x.example\"");
    var above = post("/new", "", with(fields(), "off", "amount", "value", "24.51"));
    assertThat(above.statusCode()).isEqualTo(422);
    assertThat(above.body()).contains("€24.50 at most", "value=\"24.51\"").doesNotContain("??");
    var shown = post("/new", "/preview", with(fields(), "off", "amount", "value", "24.51"));
    assertThat(shown.body()).contains("€24.50 at most");
    var all = post("/new", "/preview", with(fields(), "off", "amount", "value", "24.50"));
    assertThat(all.body()).doesNotContain("at most", "??");
    var card = world.giftCards(store, 2000);
    var cards = post("/new", "", with(fields(), "more[0].variant", card.publicId()));
    assertThat(cards.statusCode()).isEqualTo(422);
    assertThat(cards.body()).contains("This is not for sale any more.");
    assertThat(db.fetchCount(only(store, DRAFT_ORDER))).isZero();
  }

  @Test
  void isMailedAndItsLinkIsShownOnce() {
    var saved = post("/new", "", with(fields(), "then", "mail"));
    var there = manager.path(saved);
    var id = there.substring(there.lastIndexOf('/') + 1);
    assertThat(manager.get(there).body()).contains("Sent", "Its links hold until");
    var m = MAILBOX_MESSAGE;
    var text =
        await()
            .until(
                () ->
                    db.select(m.BODY_TEXT)
                        .from(m)
                        .where(m.SUBJECT.contains(store.name()))
                        .and(m.BODY_TEXT.contains("/offer?token="))
                        .fetch(m.BODY_TEXT),
                it -> it.size() == 1)
            .getFirst();
    assertThat(text)
        .contains("1 × Engraving: €4.50", "Regular customer: −€2.45", "€22.05", "As agreed")
        .contains("The prices hold until", store.name())
        .doesNotContain("??", "[#", "Asked by phone");
    var path = text.substring(text.indexOf("/shop/")).split("\\s")[0];
    assertThat(new Client(port).get(path).body()).contains("Engraving", "€22.05");
    var unchanged = with(fields(), "sendTo", "mika@example.com", "version", "1", "then", "link");
    var link = post("/" + id, "/" + id, unchanged);
    assertThat(link.body()).contains("This link is shown once", "/offer?token=");
    assertThat(queries.get(store, id).version()).isEqualTo(1);
    assertThat(manager.get(there).body()).doesNotContain("/offer?token=");
    assertThat(new Client(port).get(path).statusCode()).isEqualTo(200);
    assertThat(post("/" + id, "/" + id + "/cancellation").statusCode()).isEqualTo(302);
    assertThat(manager.get(there).body()).contains("Cancelled", "€22.05").doesNotContain("??");
    assertThat(manager.get(page + "?tab=ended").body()).contains("D1");
    assertThat(new Client(port).get(path).statusCode()).isEqualTo(410);
    var late = post("/new", "/" + id, with(fields(), "version", "2"));
    assertThat(late.statusCode()).isEqualTo(422);
  }

  /** Who may not edit orders reads them; who may not see orders has none of it. */
  @Test
  void isForThoseWhoMayEditOrders() {
    var id = make();
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.get(page).body()).contains("D1").doesNotContain("New draft");
    assertThat(viewer.get(page + "/" + id).body()).contains("Engraving").doesNotContain("Save and");
    assertThat(viewer.get(page + "/new").statusCode()).isEqualTo(403);
    var other = staff.visitor(world.store(), Role.OWNER);
    assertThat(other.get(page + "/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void twoWhoMakeOneAtOnceMakeTwo() throws Exception {
    Callable<String> one = this::make;
    assertThat(AtOnce.all(Collections.nCopies(6, one)).stream().distinct()).hasSize(6);
    var d = only(store, DRAFT_ORDER);
    assertThat(db.select(d.NUMBER).from(d).orderBy(d.NUMBER).fetch(d.NUMBER))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aPageCostsTheSameHoweverManyThereAre() {
    var id = make();
    int list = statements.ofWarmRequests(() -> manager.get(page)).size();
    int one = statements.ofWarmRequests(() -> manager.get(page + "/" + id)).size();
    for (int i = 0; i < 60; i++) make();
    assertThat(statements.ofWarmRequests(() -> manager.get(page))).hasSize(list);
    assertThat(manager.get(page).body()).contains("cursor=");
    var last = make();
    assertThat(statements.ofWarmRequests(() -> manager.get(page + "/" + last))).hasSize(one);
    assertThat(queries.get(store, last).state()).isEqualTo(DraftState.OPEN);
  }

  private String make() {
    return drafts.create(store, Wishes.of(store, goods, 1), Actor.SYSTEM, PublicId.random());
  }

  private HttpResponse<String> post(String from, String to, String... fields) {
    return manager.post(page + from, page + to, fields);
  }

  private String[] fields() {
    return new String[] {
      "more[0].variant",
      goods.publicId(),
      "more[0].quantity",
      "2",
      "own[0].title",
      "Engraving",
      "own[0].price",
      "4.50",
      "own[0].quantity",
      "1",
      "own[0].taxClass",
      "standard",
      "off",
      "percent",
      "value",
      "10",
      "reason",
      "Regular customer",
      "name",
      "Mika Sato",
      "email",
      "mika@example.com",
      "phone",
      "",
      "sendTo",
      "",
      "note",
      "As agreed",
      "staffNote",
      "",
      "days",
      "14",
      "once",
      "once-" + store.id(),
      "then",
      ""
    };
  }

  private static String[] with(String[] fields, String... more) {
    var all = new ArrayList<String>();
    for (int i = 0; i < fields.length; i += 2)
      if (!isName(more, fields[i])) {
        all.add(fields[i]);
        all.add(fields[i + 1]);
      }
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static boolean isName(String[] more, String field) {
    for (int i = 0; i < more.length; i += 2) if (more[i].equals(field)) return true;
    return false;
  }
}
