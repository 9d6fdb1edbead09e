package io.storeflow.outbox;

import io.storeflow.platform.code.Coded;

/** What may have happened. The code is kept and told to others: a new meaning is a new version. */
public enum EventKind implements Coded {
  /** Subject: the row id of the product, as for the next two; version: that of the product. */
  PRODUCT_CREATED("product.created.v1"),
  PRODUCT_CHANGED("product.changed.v1"),
  PRODUCT_DELETED("product.deleted.v1"),

  /** Subject: the row id of the category, as for the next four. */
  CATEGORY_CREATED("category.created.v1"),
  /** Written by releases before: since then any change is the next one. */
  CATEGORY_RENAMED("category.renamed.v1"),
  CATEGORY_CHANGED("category.changed.v1"),
  CATEGORY_MOVED("category.moved.v1"),
  /** Its products have another category now, or none. */
  CATEGORY_DELETED("category.deleted.v1"),

  /** Subject: the row id of the collection, as for the next two. */
  COLLECTION_CREATED("collection.created.v1"),
  /** Also when products were put into it, taken out, or put in another order. */
  COLLECTION_CHANGED("collection.changed.v1"),
  COLLECTION_DELETED("collection.deleted.v1"),

  /** Products are called by another brand, or by another name of it. Subject: its row id. */
  BRAND_RENAMED("brand.renamed.v1"),
  BRAND_DELETED("brand.deleted.v1"),

  /** Subject: the row id of the variant. */
  STOCK_MOVED("stock.moved.v1"),

  /** Subject: the row id of the order, as for the next six; version: that of the order. */
  ORDER_PLACED("order.placed.v1"),
  ORDER_MOVED("order.moved.v1"),
  ORDER_SETTLED("order.settled.v1"),
  ORDER_UNSETTLED("order.unsettled.v1"),
  /** Something of it went out, was delivered, came back, or is told of otherwise. */
  ORDER_SHIPPED("order.shipped.v1"),
  ORDER_HELD("order.held.v1"),
  ORDER_RELEASED("order.released.v1"),
  /** Who gets it, or where, is another. Subject: the row id of the order. */
  ORDER_REDIRECTED("order.redirected.v1"),
  /** Another time is said for it. Subject: the row id of the order. */
  ORDER_DELAYED("order.delayed.v1"),

  /** Of a merchant. Subject: the row id of the customer. */
  CUSTOMER_CREATED("customer.created.v1"),

  /** Of a merchant: points of a customer came or went. Subject: the row id of the customer. */
  LOYALTY_CHANGED("loyalty.changed.v1");

  private final String code;

  EventKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** The code without its version, as the audit log has it. */
  public String action() {
    return code.substring(0, code.lastIndexOf('.'));
  }
}
