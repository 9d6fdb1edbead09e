package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.GiftCard;
import io.storeflow.db.tables.Orders;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jooq.SelectField;

/**
 * A card that was bought with an order.
 *
 * @param lastFour of its first code; empty while it has none
 * @param left what is on it now
 * @param off whether it is switched off
 */
public record IssuedCard(String publicId, String lastFour, Money value, Money left, boolean off) {

  /** Those of an order, as a column of its statement. */
  public static Field<List<IssuedCard>> of(Store store, Orders o) {
    var c = only(store, GIFT_CARD);
    return multiset(
            select(
                    c.PUBLIC_ID,
                    c.LAST_FOUR,
                    money(c, c.INITIAL_MINOR),
                    money(c, c.BALANCE_MINOR),
                    field(c.STATE.eq(CardState.DISABLED)))
                .from(c)
                .where(c.ORDER_ID.eq(o.ID))
                .orderBy(c.ID))
        .convertFrom(rows -> rows.map(mapping(IssuedCard::new)));
  }

  /** What is gone from it: paid with it, or taken off; never negative. */
  public Money spent() {
    var gone = value.minus(left);
    return gone.isNegative() ? Money.zero(gone.currency()) : gone;
  }

  private static SelectField<Money> money(GiftCard c, Field<Long> amount) {
    return row(amount, c.CURRENCY)
        .mapping((minor, currency) -> new Money(minor, Currency.getInstance(currency)));
  }
}
