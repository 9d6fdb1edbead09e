/**
 * Which tax an order owes, and where: pure rules, and the rates that they start from.
 *
 * <p>The rules are those of Directive 2006/112/EC for stores in the European Union, and for all
 * others: tax is charged in the store's own country, and elsewhere only where the merchant says
 * that the store is registered. {@link io.storeflow.tax.Taxes#of} is the one way in. It does not
 * know thresholds (10,000 EUR of art. 59c, turnover of a small business, nexus in the United
 * States): whether they are passed the merchant says in {@link io.storeflow.tax.TaxSettings}.
 */
@NullMarked
package io.storeflow.tax;

import org.jspecify.annotations.NullMarked;
