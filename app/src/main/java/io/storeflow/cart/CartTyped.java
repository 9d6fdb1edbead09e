package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was typed at the checkout of a cart, as its page wrote it down, and what that page has told
 * its shopper: kept with the cart and as long as it, which typing prolongs as other changes do.
 */
@Component
public class CartTyped {

  /**
   * What the checkout of a cart came to when its page was shown last.
   *
   * @param minor total with tax and shipping, in the currency of the cart
   * @param version of the cart
   * @param rate public id of the one that was in it
   * @param mark of what was typed that decides it
   */
  public record Told(long minor, int version, String rate, String mark) {}

  /**
   * Whom a reminder of the cart would reach.
   *
   * @param email as it is kept; null for none that can be read
   * @param agreed whether the shopper wants to be reminded there
   */
  public record Contact(@Nullable String email, boolean agreed) {}

  /**
   * @param text empty for nothing
   * @param told null where no total was told yet
   */
  public record Typed(String text, @Nullable Told told) {
    public static final Typed NOTHING = new Typed("", null);

    private static Typed of(
        @Nullable String text,
        @Nullable Long minor,
        @Nullable Integer version,
        @Nullable String rate,
        @Nullable String mark) {
      var kept = text == null ? "" : text;
      return minor == null || version == null || rate == null || mark == null
          ? new Typed(kept, null)
          : new Typed(kept, new Told(minor, version, rate, mark));
    }
  }

  private final DSLContext db;
  private final Clock clock;

  CartTyped(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Empty for one who has no cart. One statement. */
  public Optional<Typed> of(Store store, String visitor) {
    var c = only(store, CART);
    return db.select(c.TYPED, c.TOLD_MINOR, c.TOLD_VERSION, c.TOLD_RATE, c.TOLD_MARK)
        .from(c)
        .where(c.VISITOR.eq(visitor))
        .and(c.EXPIRES_AT.gt(clock.instant()))
        .fetchOptional(mapping(Typed::of));
  }

  /** Of those alone who were told a total for their cart as it is, by visitor. One statement. */
  public Map<String, Typed> told(Store store, Collection<String> visitors) {
    var c = only(store, CART);
    return db.select(c.VISITOR, c.TYPED, c.TOLD_MINOR, c.TOLD_VERSION, c.TOLD_RATE, c.TOLD_MARK)
        .from(c)
        .where(c.VISITOR.in(visitors))
        .and(c.TOLD_VERSION.eq(c.VERSION))
        .fetchMap(
            row -> row.value1(),
            row -> Typed.of(row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
  }

  /** Keeps what was typed; nothing for nobody who has no cart. One statement. */
  public void keep(Store store, String visitor, String text, Contact contact) {
    keep(store, visitor, text, contact, Map.of());
  }

  /**
   * Keeps what was typed and what was told for it, in one statement.
   *
   * @param told null where there is no total
   */
  public void keep(Store store, String visitor, String text, Contact contact, @Nullable Told told) {
    keep(store, visitor, text, contact, columns(only(store, CART), told));
  }

  /** Who agrees again agrees since the first time; of a cart they are reminded once. */
  private void keep(
      Store store,
      String visitor,
      String text,
      Contact contact,
      Map<Field<?>, @Nullable Object> more) {
    var c = only(store, CART);
    var now = clock.instant();
    var at = val(now, c.AGREED_AT);
    db.update(c)
        .set(c.TYPED, text)
        .set(c.EXPIRES_AT, now.plus(Carts.LIFE))
        .set(c.BEGUN_EMAIL, contact.email())
        .set(
            c.BEGUN_ID,
            contact.email() == null
                ? c.BEGUN_ID
                : coalesce(c.BEGUN_ID, val(Ids.next(), c.BEGUN_ID)))
        .set(
            c.AGREED_AT,
            contact.email() != null && contact.agreed()
                ? when(c.REMINDER_ID.isNull(), coalesce(c.AGREED_AT, at))
                : inline((Instant) null))
        .set(more)
        .where(c.VISITOR.eq(visitor))
        .and(c.EXPIRES_AT.gt(now))
        .execute();
  }

  /** Keeps what was told for what is kept already. */
  public void tell(Store store, String visitor, @Nullable Told told) {
    var c = only(store, CART);
    db.update(c).set(columns(c, told)).where(c.VISITOR.eq(visitor)).execute();
  }

  private static Map<Field<?>, @Nullable Object> columns(
      io.storeflow.db.tables.Cart c, @Nullable Told told) {
    var columns = new HashMap<Field<?>, @Nullable Object>();
    columns.put(c.TOLD_MINOR, told == null ? null : told.minor());
    columns.put(c.TOLD_VERSION, told == null ? null : told.version());
    columns.put(c.TOLD_RATE, told == null ? null : told.rate());
    columns.put(c.TOLD_MARK, told == null ? null : told.mark());
    columns.put(c.COUNTED_VERSION, null);
    return columns;
  }
}
