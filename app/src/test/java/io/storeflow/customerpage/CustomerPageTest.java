package io.storeflow.customerpage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.customer.Customers;
import io.storeflow.customerbook.CustomerBook;
import io.storeflow.customerbook.CustomerIndex;
import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.customergroup.GroupChanges;
import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.loyalty.Members;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Customers are found, noted of, put together and taken as a file. */
@AppTest
class CustomerPageTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private Customers customers;
  @Autowired private CustomerQueries queries;
  @Autowired private CustomerIndex index;
  @Autowired private CustomerBook book;
  @Autowired private Members members;
  @Autowired private GroupChanges groupChanges;
  @Autowired private CustomerGroups groups;
  @Autowired private Transactions transactions;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  @Test
  void areFoundByAnyPartAndSorted() {
    var store = world.store();
    long ayse = customer(store, "ayse.y@web.example.com", "Ayşe Yılmaz", "+49 30 123456");
    long mika = customer(store, "mika@example.com", "Mika Strauß", "");
    long tanaka = customer(store, "tanaka@example.jp", "田中 花子", "+81 90 1234 5678");
    order(store, ayse, 40, COMPLETED, row -> row.setTotalMinor(9_000L));
    order(store, mika, 20, COMPLETED, row -> row.setTotalMinor(1_500L));
    order(store, mika, 10, CANCELLED, row -> row.setTotalMinor(70_000L));
    index.count(store, List.of(ayse, mika, tanaka));
    assertThat(names(store, Map.of())).containsExactly("田中 花子", "Mika Strauß", "Ayşe Yılmaz");
    assertThat(names(store, Map.of("sort", "-spent")))
        .containsExactly("Ayşe Yılmaz", "Mika Strauß", "田中 花子");
    assertThat(names(store, Map.of("sort", "name")).getFirst()).isEqualTo("Ayşe Yılmaz");
    for (var q : List.of("yil", "yilmaz ays", "ayse.y@", "web.example", "3456", "030 12 34 56"))
      assertThat(names(store, Map.of("q", q))).as(q).containsExactly("Ayşe Yılmaz");
    assertThat(names(store, Map.of("q", "花子"))).containsExactly("田中 花子");
    assertThat(names(store, Map.of("q", "strauss"))).containsExactly("Mika Strauß");
    assertThat(names(store, Map.of("q", "ilmaz"))).isEmpty();
    var first = queries.page(store, CustomerFilter.of(Map.of()), null, 2);
    var second = queries.page(store, CustomerFilter.of(Map.of()), first.older(), 2);
    assertThat(second.rows()).extracting(CustomerRow::name).containsExactly("Ayşe Yılmaz");
    assertThat(second.newer()).isNotNull();
    var spent = queries.page(store, CustomerFilter.of(Map.of()), null, 9).rows();
    assertThat(spent).extracting(it -> it.spent().minor()).containsExactly(0L, 1_500L, 9_000L);
  }

  /** A group names addresses, a tag is given on the page; both narrow the list. */
  @Test
  void areNotedOfAndFoundByIt() {
    var store = world.store();
    long mika = customer(store, "mika@example.com", "Mika Strauß", "");
    customer(store, "other@example.com", "Other", "");
    var support = staff.visitor(store, Role.SUPPORT);
    var page = "/s/" + store.slug() + "/customers/" + publicId(store, mika);
    support.post(page, page + "/tags", "add", "VIP, wine");
    var group = groupChanges.create(store, "Regulars", List.of("mika@example.com"), Actor.SYSTEM);
    assertThat(names(store, Map.of("tag", "vip"))).containsExactly("Mika Strauß");
    assertThat(names(store, Map.of("group", group, "q", "mika"))).containsExactly("Mika Strauß");
    assertThat(names(store, Map.of("marketing", "given"))).isEmpty();
    var seen = support.version(page);
    assertThat(change(support, page, seen, "name", "Mika", "marketing", "given", "how", "").body())
        .contains("Write how the customer said so", "value=\"Mika\"");
    assertThat(
            change(
                    support,
                    page,
                    seen,
                    "name",
                    "Mika S.",
                    "phone",
                    "030 654321",
                    "note",
                    "Rings twice",
                    "marketing",
                    "given",
                    "how",
                    "At the till")
                .statusCode())
        .isEqualTo(302);
    assertThat(names(store, Map.of("marketing", "given"))).containsExactly("Mika S.");
    assertThat(names(store, Map.of("q", "654321"))).containsExactly("Mika S.");
    // Somebody who still sees the page as it was is told, and loses nothing.
    var late = change(support, page, seen, "name", "Mika X.", "marketing", "none", "how", "");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Mika X.", "Rings twice");
    var shown = support.get(page).body();
    assertThat(shown).contains("Mika S.", "At the till", "VIP", "wine", "Rings twice", "Regulars");
    assertThat(support.post(page, page + "/tags", "add", "x".repeat(41)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void twoWhoAreTheSameArePutTogether() {
    var store = world.store();
    var other = world.store(store.merchant());
    long mika = customer(store, "mika@example.com", "Mika Strauß", "");
    long twice = customer(other, "m.strauss@example.com", "M. Strauss", "030 77");
    order(store, mika, 40, COMPLETED, row -> {});
    order(
        other,
        twice,
        20,
        COMPLETED,
        row -> {
          row.setLine1("Torstr. 1");
          row.setCity("Berlin");
          row.setPostalCode("10115");
        });
    members.give(store, "mika@example.com", 20, "Welcome", Actor.SYSTEM);
    members.give(store, "m.strauss@example.com", 5, "Sorry", Actor.SYSTEM);
    groupChanges.create(store, "Regulars", List.of("m.strauss@example.com"), Actor.SYSTEM);
    var owner = staff.visitor(World.signedIn(world.member(store.merchant(), Role.OWNER)));
    var kept = "/s/" + store.slug() + "/customers/" + publicId(store, mika);
    var gone = publicId(store, twice);
    var merge = kept + "/merge";
    assertThat(owner.get(merge + "?q=strauss").body()).contains("m.strauss@example.com");
    var preview = owner.get(merge + "?with=" + gone).body();
    assertThat(preview).contains("1 + 1 = 2", "20 + 5 = 25", "Regulars", "030 77");
    var seen = between(preview, "name=\"seen\" value=\"", "\"");
    var stale = owner.post(merge + "?with=" + gone, merge, "with", gone, "seen", "9.9.9.9");
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("look again");
    assertThat(owner.post(merge + "?with=" + gone, merge, "with", gone, "seen", seen).statusCode())
        .isEqualTo(302);
    var page = owner.get(kept).body();
    assertThat(page)
        .contains("2 orders", "m.strauss@example.com", "Regulars", ">25<", "Torstr. 1", "Germany");
    assertThat(groups.all(store.merchant()).getFirst().size()).isOne();
    var moved = owner.get("/s/" + store.slug() + "/customers/" + gone);
    assertThat(moved.statusCode()).isEqualTo(308);
    assertThat(moved.headers().firstValue("Location")).hasValue(kept);
    assertThat(names(other, Map.of("q", "m.strauss"))).containsExactly("Mika Strauß");
    // Who orders by the old address again is the one who was kept, also while it happens.
    assertThat(customer(store, "m.strauss@example.com", "M", "")).isEqualTo(mika);
    long meanwhile = order(other, twice, 5, COMPLETED, row -> {});
    var o = only(other, ORDERS);
    transactions.write(() -> index.count(other, List.of(twice, mika)));
    assertThat(
            db.select(o.CUSTOMER_ID).from(o).where(o.NUMBER.eq(meanwhile)).fetchOne(o.CUSTOMER_ID))
        .isEqualTo(twice);
    transactions.write(
        () -> {
          db.insertInto(CUSTOMER_STORE)
              .set(CUSTOMER_STORE.STORE_ID, other.id())
              .set(CUSTOMER_STORE.CUSTOMER_ID, twice)
              .set(CUSTOMER_STORE.CREATED_AT, clock.instant())
              .execute();
          index.count(other, List.of(twice));
        });
    assertThat(
            db.select(o.CUSTOMER_ID).from(o).where(o.NUMBER.eq(meanwhile)).fetchOne(o.CUSTOMER_ID))
        .isEqualTo(mika);
    var log = owner.get("/s/" + store.slug() + "/audit?what=customer.&subject=" + gone).body();
    assertThat(log).contains("Customer became part of another", "mika@example.com");
  }

  @Test
  void areWrittenIntoAFileByThoseWhoMay() {
    var store = world.store();
    long mika = customer(store, "mika@example.com", "=Mika", "");
    order(store, mika, 5, COMPLETED, row -> row.setTotalMinor(1_500L));
    index.count(store, List.of(mika));
    var address = "/s/" + store.slug() + "/customers.csv";
    assertThat(staff.visitor(store, Role.SUPPORT).get(address).statusCode()).isEqualTo(403);
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(address + "?q=mika").body())
        .contains("'=Mika,mika@example.com,", ",1,15.00,EUR,");
    var log = owner.get("/s/" + store.slug() + "/audit?what=customer.").body();
    assertThat(log).contains("Customers downloaded", "q=mika", ">1<");
    // So is who took other lists.
    for (var file : List.of("orders.csv?view=all", "products.csv", "inventory/stock.csv"))
      assertThat(owner.get("/s/" + store.slug() + "/" + file).statusCode()).as(file).isEqualTo(200);
    assertThat(owner.get("/s/" + store.slug() + "/audit").body())
        .contains("Orders downloaded", "view=all", "Products downloaded", "Stock downloaded");
    for (var role : List.of(Role.FULFILMENT, Role.VIEWER, Role.CATALOGUE))
      assertThat(staff.visitor(store, role).get("/s/" + store.slug() + "/customers").statusCode())
          .as(role.code())
          .isEqualTo(403);
  }

  @Test
  void onlyThoseOfStoresThatOneMaySeeAreShown() {
    var store = world.store();
    var other = world.store(store.merchant());
    long elsewhere = customer(other, "else@example.com", "Else", "");
    long both = customer(store, "both@example.com", "Both", "");
    customer(other, "both@example.com", "Both", "");
    long here = order(store, both, 9, COMPLETED, row -> {});
    long there = order(other, both, 5, COMPLETED, row -> {});
    var support = staff.visitor(store, Role.SUPPORT);
    var base = "/s/" + store.slug() + "/customers/";
    assertThat(support.get(base + publicId(store, elsewhere)).statusCode()).isEqualTo(404);
    assertThat(support.get(base + publicId(store, both)).body())
        .contains("#" + here)
        .doesNotContain("#" + there);
    var owner = staff.visitor(World.signedIn(world.member(store.merchant(), Role.OWNER)));
    assertThat(owner.get(base + publicId(store, both)).body()).contains("#" + here, "#" + there);
    assertThat(support.get("/s/" + store.slug() + "/search?q=both").body())
        .contains(base + publicId(store, both));
    assertThat(support.get("/s/" + store.slug() + "/orders/" + here).body())
        .contains(base + publicId(store, both));
  }

  @Test
  void costAsManyStatementsHoweverManyThereAre() {
    var store = world.store();
    long mika = customer(store, "mika@example.com", "Mika", "");
    order(store, mika, 5, COMPLETED, row -> {});
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/customers?q=mik";
    var page = "/s/" + store.slug() + "/customers/" + publicId(store, mika);
    var ofList = statements.ofWarmRequests(() -> owner.get(list));
    var ofPage = statements.ofWarmRequests(() -> owner.get(page));
    for (int i = 0; i < 60; i++) {
      long id = customer(store, "mika" + i + "@example.com", "Mika " + i, "");
      order(store, id, i, COMPLETED, row -> {});
      order(store, mika, i, COMPLETED, row -> {});
    }
    assertThat(statements.ofWarmRequests(() -> owner.get(list))).hasSameSizeAs(ofList);
    assertThat(statements.ofWarmRequests(() -> owner.get(page))).hasSameSizeAs(ofPage);
  }

  /** What an older release wrote is counted, and found by its words. */
  @Test
  void areCaughtUpWith() {
    var store = world.store();
    long mika = customer(store, "mika@example.com", "Mika", "");
    order(store, mika, 5, COMPLETED, row -> row.setTotalMinor(1_500L));
    var c = only(store.merchant(), CUSTOMER);
    db.update(c).set(c.WORD_RULE, (byte) 0).set(c.NAME, "Renamed").execute();
    assertThat(index.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(index.catchUp(store, Long.MIN_VALUE).written()).isZero();
    var row = queries.page(store, CustomerFilter.search("renam"), null, 9).rows().getFirst();
    assertThat(row.orders()).isOne();
    assertThat(row.spent().minor()).isEqualTo(1_500L);
    assertThat(row.sorted()).isEqualTo("Renamed");
  }

  private List<String> names(Store store, Map<String, String> address) {
    return queries.page(store, CustomerFilter.of(address), null, 50).rows().stream()
        .map(CustomerRow::name)
        .toList();
  }

  private java.net.http.HttpResponse<String> change(
      Staff.Visitor visitor, String page, String version, String... fields) {
    var all = new java.util.ArrayList<>(List.of(fields));
    all.addAll(List.of("version", version));
    return visitor.post(page, page, all.toArray(String[]::new));
  }

  private long customer(Store store, String email, String name, String phone) {
    return transactions.write(() -> customers.findOrCreate(store, email, name, phone).id());
  }

  private String publicId(Store store, long id) {
    var c = only(store.merchant(), CUSTOMER);
    return db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
  }

  private long order(
      Store store,
      long customer,
      int minutesAgo,
      FulfilmentState state,
      Consumer<OrdersRecord> change) {
    return placed.order(
        store,
        clock.instant().minus(Duration.ofMinutes(minutesAgo)),
        state,
        row -> {
          row.setCustomerId(customer);
          change.accept(row);
        });
  }

  private static String between(String text, String from, String to) {
    int at = text.indexOf(from) + from.length();
    return text.substring(at, text.indexOf(to, at));
  }
}
