package io.storeflow.product;

import io.storeflow.platform.code.Coded;

/**
 * What a product is for the tax of any country; its rate there is told by the rates of taxes. A
 * country that makes no difference has its standard rate.
 */
public enum TaxClass implements Coded {
  /** Whatever is nothing of the others. */
  STANDARD,
  /** Groceries: food as a shop sells it. Eaten here it is a meal. */
  FOOD,
  /** Prepared food, hot or cold, to take away or to eat here: the rates may differ. */
  MEAL,
  /** Drinks without alcohol. */
  DRINK,
  /** Drinks with alcohol. */
  ALCOHOL,
  /** Printed books; an electronic one is a {@link #SERVICE}. */
  BOOK,
  /**
   * What the merchant knows to have the country's reduced rate, such as plants or medicines. Only
   * countries with one such rate say it; elsewhere the store states its own.
   */
  REDUCED,
  /**
   * What is supplied electronically: downloads, licences, subscriptions (Directive 2006/112/EC
   * arts. 44 and 58). Services that are done at a place have another place of supply: they are
   * {@link #STANDARD}, fetched at the store.
   */
  SERVICE,
  /**
   * Taxed nowhere: what is exempt, and what is no supply yet, as a voucher for goods of several
   * rates (art. 30b) or a deposit.
   */
  EXEMPT;

  public boolean isService() {
    return this == SERVICE;
  }
}
