package io.storeflow.orderedit;

import io.storeflow.billing.Billing;
import io.storeflow.order.FulfilmentState;
import io.storeflow.refund.Refundable;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An order as far as its edits need to know it.
 *
 * @param order its lines and its money
 * @param address where it goes; {@link Address#NONE} where it is fetched
 * @param taxIncluded whether its prices hold the tax
 * @param held whether staff hold it, for a reason of theirs
 * @param rest units of it that have not gone out
 * @param minorRate so many of its minor units were one of the store's when it was placed; null
 *     where their currencies are the same
 */
public record Editable(
    Refundable order,
    Method method,
    boolean sent,
    Address address,
    Billing billing,
    boolean taxIncluded,
    boolean held,
    int rest,
    @Nullable BigDecimal minorRate) {

  Currency currency() {
    return order.balance().total().currency();
  }

  /** Why it cannot be edited in this store as it stands; null if it can. */
  public @Nullable EditFault closed(Store store) {
    var state = order.fulfilment();
    if (!state.isOpen()) return new EditFault(EditFault.Why.CLOSED);
    if (order.payment().isAwaited(order.counts())) return new EditFault(EditFault.Why.AWAITED);
    if (held) return new EditFault(EditFault.Why.HELD);
    if (!sent) return new EditFault(EditFault.Why.GIFT_CARDS);
    boolean begun = state == FulfilmentState.PREPARING || state == FulfilmentState.READY;
    if (begun && store.trade() != Trade.GOODS) return new EditFault(EditFault.Why.BEGUN);
    return null;
  }
}
