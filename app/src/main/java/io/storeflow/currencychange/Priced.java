package io.storeflow.currencychange;

import static io.storeflow.pricelist.ListPrices.converted;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.product.Rounding;
import org.jooq.Field;

/** What prices of one currency are in another, as they stand on a price tag; from 0 on. */
record Priced(Conversion conversion, Rounding rounding) {

  Money of(Money price) {
    return new Money(of(price.minor()), conversion.to());
  }

  long of(long minor) {
    return rounding.of(conversion.amount(minor), conversion.to());
  }

  /** The same in the database. */
  Field<Long> of(Field<Long> minor) {
    var tag = rounding.tag(conversion.to());
    var there = converted(conversion, minor);
    var up = there.plus(tag.below() + tag.step() / 2);
    var nearest = up.minus(up.mod(tag.step()));
    return when(there.eq(0L), inline(0L))
        .when(there.isNotNull(), greatest(inline(tag.step()), nearest).minus(tag.below()));
  }

  /** See {@link Conversion#keeps}. */
  boolean keeps(long minor) {
    return conversion.keeps(minor) && of(minor) <= MoneyFormat.MAX_MINOR;
  }
}
