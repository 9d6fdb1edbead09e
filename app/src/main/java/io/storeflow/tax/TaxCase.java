package io.storeflow.tax;

import io.storeflow.platform.code.Coded;

/** Why tax is charged on a supply, or is not; articles are of Directive 2006/112/EC. */
public enum TaxCase implements Coded {
  /**
   * The store's own country taxes it: it stays there, or goes to somebody in the European Union
   * without a confirmed id while the store is below the threshold (art. 59c).
   */
  DOMESTIC,
  /** The country of destination taxes it, through the one-stop shop (arts. 33, 58, 369a ff.). */
  OSS,
  /** The country or state of destination taxes it, as the store is registered there. */
  REGISTERED,
  /** It leaves the country, or the Union, untaxed (art. 146; services: arts. 44, 59). */
  EXPORT,
  /** Goods for a business in another country of the Union (art. 138). */
  INTRA_COMMUNITY,
  /** A service for a business in another country of the Union, who owes the tax (art. 196). */
  REVERSE_CHARGE,
  /** The store charges no tax, as a small business (arts. 281 ff.). */
  SMALL_BUSINESS,
  /** The store is not registered in that state, or nobody has said what its rates are. */
  NOT_REGISTERED;

  public boolean isCharged() {
    return this == DOMESTIC || this == OSS || this == REGISTERED;
  }
}
