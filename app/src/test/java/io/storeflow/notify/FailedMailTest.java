package io.storeflow.notify;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.id.Ids;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What could not be sent is shown to staff, who may have it tried again. */
@AppTest
@Tag("any-engine")
class FailedMailTest extends OfAMailedStore {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired DSLContext db;

  @Test
  void whatFailedForGoodIsTriedAgainFromItsPage() {
    mailed.place();
    mailed.mail("Order #1001 is in: " + store.name());
    long letter =
        letter(
            "mail.order-placed",
            "{\"store_id\":%d,\"order_id\":%d}".formatted(store.id(), mailed.orderId()));
    var manager = as(Role.MANAGER);
    var path = "/s/" + store.slug() + "/failed-work";
    assertThat(manager.get(path).body()).contains("Mail: order placed", "Connection refused");
    var other = world.store();
    var stranger = new Visitor(port);
    stranger.signIn(world.member(other, Role.OWNER).email(), World.PASSWORD);
    var foreign = "/s/" + other.slug() + "/failed-work/" + letter + "/retry";
    assertThat(stranger.post("/account", foreign, Map.of()).statusCode()).isEqualTo(404);

    var answer = manager.post("/account", path + "/" + letter + "/retry", Map.of());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(db.fetchExists(only(store, DEAD_LETTER))).isFalse();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        db.fetchCount(
                            MAILBOX_MESSAGE,
                            MAILBOX_MESSAGE.SUBJECT.eq("Order #1001 is in: " + store.name())))
                    .isEqualTo(2));
    assertThat(manager.get("/s/" + store.slug() + "/audit").body())
        .contains("Failed task tried again");
    assertThat(as(Role.FULFILMENT).get(path).statusCode()).isEqualTo(403);
  }

  private long letter(String kind, String payload) {
    long id = Ids.next();
    insertInto(db, store, DEAD_LETTER)
        .set(DEAD_LETTER.ID, id)
        .set(DEAD_LETTER.KIND, kind)
        .set(DEAD_LETTER.INSTANCE, "i" + id)
        .set(DEAD_LETTER.PAYLOAD, payload)
        .set(DEAD_LETTER.ERROR, "Connection refused\ncaused by: a server that is away")
        .set(DEAD_LETTER.TRIES, 8)
        .set(DEAD_LETTER.FAILED_AT, Instant.now())
        .execute();
    return id;
  }

  private Visitor as(Role role) {
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, role).email(), World.PASSWORD);
    return visitor;
  }
}
