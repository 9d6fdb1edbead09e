package io.storeflow.notify;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was ordered is seen in the mails about it. */
@AppTest
class MailPicturesTest {
  @Autowired World world;
  @Autowired Orders orders;
  @Autowired DSLContext db;

  @Test
  void aLineShowsItsPictureFromTheAddressOfTheShop() {
    var store = world.store();
    var goods = world.goods(store, 1000, 9);
    var rate = world.rate(store, Method.PICKUP, 0);
    long number = world.order(store, World.request(rate, null, goods, 1)).number();
    var l = only(store, ORDER_LINE);
    db.update(l).set(l.IMAGE_PATH, "/media/ramen.jpg").execute();
    for (var to :
        List.of(FulfilmentState.ACCEPTED, FulfilmentState.PREPARING, FulfilmentState.READY))
      orders.move(store, number, to, Actor.SYSTEM);
    var mail =
        await()
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.BODY_HTML)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.SUBJECT.startsWith("Ready for you: order"))
                        .and(MAILBOX_MESSAGE.SUBJECT.contains(store.name()))
                        .fetch(MAILBOX_MESSAGE.BODY_HTML),
                it -> !it.isEmpty());
    assertThat(mail.getFirst())
        .containsPattern(
            "<img alt=\"\" width=\"40\" height=\"40\"[^>]*src=\"http://localhost/media/ramen.jpg");
  }
}
