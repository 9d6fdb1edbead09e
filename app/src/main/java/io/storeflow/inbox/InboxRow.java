package io.storeflow.inbox;

import io.storeflow.merchant.Store;
import io.storeflow.order.OrderRow;

/** An open order and the store it belongs to. */
public record InboxRow(Store store, OrderRow order) {}
