package io.storeflow.invoice;

import io.storeflow.platform.code.Coded;

/** When a store makes the invoice of an order by itself; the value is stored. */
public enum InvoiceMoment implements Coded {
  /** Once it is paid. */
  SETTLED,
  /** Once it is complete. */
  COMPLETED,
  /** Never: somebody asks for it. */
  ASKED
}
