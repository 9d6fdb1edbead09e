package io.storeflow.reminderpage;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_REMINDER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.cart.CartTyped;
import io.storeflow.cart.Carts;
import io.storeflow.platform.id.PublicId;
import io.storeflow.reminder.CartReminders;
import io.storeflow.reminder.ReminderSetting;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Stores;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reminders of carts. */
@Component
class ReminderSamples implements FeatureSamples {
  private final World world;
  private final Stores stores;
  private final Carts carts;
  private final CartTyped typed;
  private final CartReminders reminders;
  private final DSLContext db;

  ReminderSamples(
      World world,
      Stores stores,
      Carts carts,
      CartTyped typed,
      CartReminders reminders,
      DSLContext db) {
    this.world = world;
    this.stores = stores;
    this.carts = carts;
    this.typed = typed;
    this.reminders = reminders;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("token", "/shop/{store}/cart-links", this::link);
    book.formWithoutTrace("/shop/{store}/cart-links/{token} open", _ -> Map.of("goods", "instead"));
    book.formWithoutTrace("/shop/{store}/cart-links/{token}/refusal refuse", _ -> Map.of());
    book.form("/s/{store}/carts update", this::other);
  }

  /** The token in the mail about a cart. */
  private String link(Spot spot) {
    var store = spot.store();
    var visitor = PublicId.random();
    carts.add(store, visitor, world.goods(store, 500, 10).publicId(), 1);
    typed.keep(store, visitor, "", new CartTyped.Contact("mika@example.com", true));
    var c = only(store, CART);
    long id = db.select(c.BEGUN_ID).from(c).where(c.VISITOR.eq(visitor)).fetchSingle(c.BEGUN_ID);
    db.update(c).set(c.REMINDER_ID, id).where(c.VISITOR.eq(visitor)).execute();
    insertInto(db, store, CART_REMINDER)
        .set(CART_REMINDER.ID, id)
        .set(CART_REMINDER.EMAIL_HASH, new byte[32])
        .set(CART_REMINDER.AGREED_AT, Instant.now())
        .set(CART_REMINDER.CART_VERSION, 1)
        .set(CART_REMINDER.AT, Instant.now())
        .execute();
    return reminders.link(store, id);
  }

  /** Other hours than the store has now. */
  private Map<String, String> other(Spot spot) {
    int now = stores.reopen(spot.store().id()).settings().cartReminderHours();
    int next = now % ReminderSetting.LONGEST + 1;
    return Map.of("reminds", "true", "hours", Integer.toString(next));
  }
}
