package io.storeflow.loyalty;

import io.storeflow.platform.code.Coded;

/** Why points came or went. */
public enum PointsKind implements Coded {
  /** For an order that was paid. */
  EARNED,
  /** Spent on an order. */
  REDEEMED,
  /** What was earned, for goods that came back. */
  TAKEN_BACK,
  /** What was redeemed, for goods that came back. */
  GIVEN_BACK,
  /** A welcome or a birthday. */
  BONUS,
  /** Not used in time; above none where what went is taken back, which it can be but once. */
  EXPIRED,
  /** By staff, for a reason. */
  ADJUSTED
}
