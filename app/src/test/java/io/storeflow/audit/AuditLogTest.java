package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.db.UnscopedStatement;
import io.storeflow.profile.PasswordResets;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.Map;
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
  @Autowired PasswordResets resets;

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
    var form = Map.of("name", "Bike <i>", "price", "3.50");
    assertThat(visitor.post(path + "/new", path, form).statusCode()).isEqualTo(302);
    var page = visitor.get("/s/" + store.slug() + "/audit?what=rate.").body();
    assertThat(page)
        .contains("Rate created", "Bike &lt;i&gt;", "3.50", "Test Person", visitor.address())
        .doesNotContain("Store opened", "taken away", "Postcodes");
    var entry = only(store.merchant(), AUDIT_ENTRY);
    var row = db.selectFrom(entry).where(entry.ACTION.eq("rate.created")).fetchSingle();
    assertThat(row.get(entry.ACTOR_ID)).isEqualTo(manager.id());
    assertThat(row.get(entry.REQUEST_ID)).hasSize(13);
    assertThat(row.get(entry.USER_AGENT)).contains("Firefox");
  }

  @Test
  void tellsOwnersOfAllStoresWhatTheirPeopleDidToTheirAccounts() {
    var cook = world.member(store, Role.FULFILMENT);
    var visitor = new Visitor(port);
    visitor.signIn(cook.email(), World.PASSWORD);
    visitor.get("/s/" + store.slug() + "/board/kitchen");
    visitor.post("/account", "/account", Map.of("name", "Somebody Else", "language", "en"));
    visitor.post("/account", "/account", Map.of("name", cook.name(), "language", "en"));
    visitor.post("/account/sessions", "/account/sessions/end-others", Map.of());
    var chosen = "four words in a row";
    visitor.post(
        "/account", "/account/password", Map.of("present", World.PASSWORD, "chosen", chosen));
    var reset = "/account/password/reset";
    var token = resets.issue(cook);
    var form = Map.of("token", token, "password", "five other words in a row");
    assertThat(visitor.post(reset + "?token=" + token, reset, form).statusCode()).isEqualTo(302);

    var owner = new Visitor(port);
    owner.signIn(world.member(store.merchant(), Role.OWNER).email(), World.PASSWORD);
    var path = "/s/" + store.slug() + "/audit";
    assertThat(owner.get(path + "?what=person.").body())
        .contains("Profile changed", "<del dir=\"auto\">Test Person</del>", "Somebody Else")
        .contains("Password changed", "Password reset by e-mail", "All other sessions ended")
        .contains(cook.email())
        .doesNotContain(chosen, token, "five other words");
    assertThat(owner.get(path + "?what=member.").body()).contains("Member admitted", "Fulfilment");
    assertThat(owner.get(path + "?what=board.").body())
        .contains("Board opened on a screen", "Board signed out");
    assertThat(owner.get(path + "?what=merchant.").body()).contains("Business registered");

    var manager = new Visitor(port);
    manager.signIn(world.member(store, Role.MANAGER).email(), World.PASSWORD);
    assertThat(manager.get(path + "?what=person.").body()).doesNotContain("Profile changed");
    assertThat(manager.get(path + "?what=merchant.").body()).doesNotContain("Business registered");
    var entry = only(store.merchant(), AUDIT_ENTRY);
    assertThat(
            db.select(entry.ACTOR_ID)
                .from(entry)
                .where(entry.ACTION.eq("person.password_reset"))
                .fetchSingle(entry.ACTOR_ID))
        .isEqualTo(cook.id());
  }

  @Test
  void takesNobodyForTheShopWhoIsCalledLikeIt() {
    var person = world.member(store, Role.MANAGER);
    var visitor = new Visitor(port);
    visitor.signIn(person.email(), World.PASSWORD);
    visitor.post("/account", "/account", Map.of("name", "system", "language", "en"));
    var path = "/s/" + store.slug() + "/shipping";
    visitor.post(path + "/new", path, Map.of("name", "Bike", "price", "3.50"));
    assertThat(visitor.get("/s/" + store.slug() + "/audit?what=rate.").body())
        .contains("<bdi>system</bdi>", person.email())
        .doesNotContain("<em><bdi>StoreFlow</bdi></em>");
    assertThat(visitor.get("/s/" + store.slug() + "/audit?what=store.opened").body())
        .contains("<em><bdi>StoreFlow</bdi></em>");
  }

  private void publish(String label) {
    events.publishEvent(something(store, label));
  }

  static Audited something(Store store, String label) {
    return Audited.in(
        store,
        Actor.SYSTEM,
        "test.done",
        "test",
        "1",
        label,
        Changes.none().field("size", 1, "two"));
  }

  private int count() {
    return db.fetchCount(only(store.merchant(), AUDIT_ENTRY));
  }
}
