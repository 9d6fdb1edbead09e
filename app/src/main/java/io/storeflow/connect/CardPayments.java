package io.storeflow.connect;

import io.storeflow.platform.code.Coded;

/** What an account may do with cards, as Stripe says of its capability; the value is stored. */
public enum CardPayments implements Coded {
  UNREQUESTED,
  INACTIVE,
  PENDING,
  ACTIVE
}
