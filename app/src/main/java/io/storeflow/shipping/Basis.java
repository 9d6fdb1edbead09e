package io.storeflow.shipping;

import io.storeflow.platform.code.Coded;

/** What decides the band of a {@link Tariff}. */
public enum Basis implements Coded {
  /** Nothing: there is one price. */
  FLAT,
  /** The weight of the goods of its profile, in grams. */
  WEIGHT,
  /** The value of all goods of the cart, in minor units. */
  VALUE,
  /** How far the address is from the store's main location, in metres as the crow flies. */
  DISTANCE;

  /** How far it is matters to who brings it from door to door. */
  public boolean suits(Method method) {
    return this != DISTANCE || method == Method.DELIVERY;
  }
}
