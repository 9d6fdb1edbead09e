package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.merchant.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.merchant.Audited;
import io.storeflow.merchant.Audited.Changes;
import io.storeflow.merchant.Role;
import io.storeflow.merchant.Store;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.db.UnscopedStatement;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@AppTest
class AuditLogTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired ApplicationEventPublisher events;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void writesTheEntryWithTheChangeOrNotAtAll() {
    var before = count();
    assertThatThrownBy(
            () ->
                transactions.write(
                    () -> {
                      publish("a");
                      assertThat(count()).isEqualTo(before + 1);
                      throw new IllegalStateException("after the entry");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count()).isEqualTo(before);
    transactions.write(() -> publish("a"));
    assertThat(count()).isEqualTo(before + 1);
  }

  @Test
  void refusesToBeWrittenOutsideATransaction() {
    assertThatThrownBy(() -> publish("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outside a transaction");
  }

  @Test
  void noStatementChangesOrDeletesAnEntry() {
    var entry = only(store.merchant(), AUDIT_ENTRY);
    assertThatThrownBy(() -> db.update(entry).set(entry.ACTOR, "nobody").execute())
        .isInstanceOf(UnscopedStatement.class);
    assertThatThrownBy(() -> db.deleteFrom(entry).execute()).isInstanceOf(UnscopedStatement.class);
  }

  @Test
  void saysWhoWhatAndFromWhere() {
    var manager = world.member(store, Role.MANAGER);
    var visitor = new Visitor(port);
    visitor.signIn(manager.email(), World.PASSWORD);
    var path = "/s/" + store.slug() + "/shipping";
    var form = Map.of("name", "Bike <i>", "method", "delivery", "price", "3.50", "countries", "DE");
    assertThat(visitor.post(path + "/new", path, form).statusCode()).isEqualTo(302);
    var page = visitor.get("/s/" + store.slug() + "/audit?what=rate.").body();
    assertThat(page)
        .contains("Rate created", "Bike &lt;i&gt;", "3.50", "Test Person", visitor.address())
        .doesNotContain("Store opened");
    var entry = only(store.merchant(), AUDIT_ENTRY);
    var row = db.selectFrom(entry).where(entry.ACTION.eq("rate.created")).fetchSingle();
    assertThat(row.get(entry.ACTOR_ID)).isEqualTo(manager.id());
    assertThat(row.get(entry.REQUEST_ID)).hasSize(13);
    assertThat(row.get(entry.USER_AGENT)).contains("Firefox");
  }

  @Test
  void pagesWithoutGapsOrRepetitions() {
    transactions.write(
        () -> {
          for (int i = 0; i < 120; i++) publish("n" + i + "x");
        });
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var seen = new java.util.ArrayList<String>();
    var address = "/s/" + store.slug() + "/audit?what=test.";
    for (int page = 0; page < 3; page++) {
      var body = visitor.get(address).body();
      Pattern.compile("<bdi>(n\\d+x)</bdi>")
          .matcher(body)
          .results()
          .forEach(it -> seen.add(it.group(1)));
      var older = Pattern.compile("rel=\"next\"[^>]* href=\"([^\"]+)\"").matcher(body);
      if (page < 2) assertThat(older.find()).isTrue();
      else assertThat(older.find()).isFalse();
      if (page < 2) address = older.group(1).replace("&amp;", "&");
    }
    assertThat(seen).hasSize(120).doesNotHaveDuplicates().startsWith("n119x").endsWith("n0x");
    assertThat(visitor.get(address.replace("test.", "other.")).statusCode()).isEqualTo(400);
  }

  @Test
  void isHiddenFromOtherStoresAndRoles() {
    var other = world.store();
    var visitor = new Visitor(port);
    visitor.signIn(world.member(other, Role.OWNER).email(), World.PASSWORD);
    assertThat(visitor.get("/s/" + store.slug() + "/audit").statusCode()).isEqualTo(404);
    var cook = new Visitor(port);
    cook.signIn(world.member(store, Role.FULFILMENT).email(), World.PASSWORD);
    assertThat(cook.get("/s/" + store.slug() + "/audit").statusCode()).isEqualTo(403);
  }

  private void publish(String label) {
    events.publishEvent(
        Audited.in(store, "test.done", "test", "1", label, Changes.none().field("size", 1, "two")));
  }

  private int count() {
    return db.fetchCount(only(store.merchant(), AUDIT_ENTRY));
  }
}
