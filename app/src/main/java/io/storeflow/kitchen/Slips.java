package io.storeflow.kitchen;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;

import io.storeflow.order.BalanceRows;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Orders as the kitchen has them on paper. */
@Component
public class Slips {
  private final DSLContext db;
  private final Transactions transactions;
  private final TicketQueries tickets;

  Slips(DSLContext db, Transactions transactions, TicketQueries tickets) {
    this.db = db;
    this.transactions = transactions;
    this.tickets = tickets;
  }

  /**
   * Those orders, in that order; without those that the store does not have. Two statements for any
   * number of them.
   *
   * @param orders row ids
   */
  public List<Slip> of(Store store, Collection<Long> orders) {
    return transactions.snapshot(
        () -> {
          Map<Long, Ticket> found =
              tickets.of(store, orders).stream()
                  .collect(Collectors.toMap(Ticket::id, Function.identity()));
          var slips = slips(store, found);
          return orders.stream().filter(slips::containsKey).map(slips::get).toList();
        });
  }

  private Map<Long, Slip> slips(Store store, Map<Long, Ticket> found) {
    var o = only(store, ORDERS);
    return db
        .select(
            o.ID,
            o.PROMISED_AT,
            row(o.COUNTRY, o.POSTAL_CODE, o.REGION, o.CITY, o.LINE1, o.LINE2).mapping(Address::new),
            o.CUSTOMER_PHONE,
            o.PAYMENT_STATE,
            o.PAID_BY,
            BalanceRows.of(o),
            PickupPoint.of(o))
        .from(o)
        .where(o.ID.in(found.keySet()))
        .fetch(
            mapping(
                (id, promised, address, phone, payment, told, balance, point) -> {
                  var ticket = Objects.requireNonNull(found.get(id));
                  return new Slip(
                      ticket,
                      promised,
                      address,
                      phone,
                      payment,
                      told == null ? ticket.method().paidBy(store) : told,
                      balance,
                      point);
                }))
        .stream()
        .collect(Collectors.toMap(it -> it.ticket().id(), Function.identity()));
  }
}
