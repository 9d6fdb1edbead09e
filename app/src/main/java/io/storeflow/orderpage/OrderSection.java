package io.storeflow.orderpage;

import io.storeflow.db.tables.Orders;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;

/**
 * A part of the page of an order that another feature fills: a bean, found by its type. It reads
 * with the order, so that the page costs no statement more for it.
 */
public interface OrderSection {

  /** What it reads of the order, under names that its template knows. */
  Map<String, Field<?>> columns(Store store, Orders o);

  /** What its template shows beside that. */
  Map<String, ?> more();
}
