package io.storeflow.inbox;

import io.storeflow.orderlist.OrderRow;
import io.storeflow.store.Store;

/** An open order and the store it belongs to. */
public record InboxRow(Store store, OrderRow order) {}
