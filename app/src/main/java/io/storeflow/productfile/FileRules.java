package io.storeflow.productfile;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * What a file is read by, as it does not say so itself.
 *
 * @param currency of amounts
 * @param zone of times without one
 * @param store as the store writes numbers
 */
public record FileRules(Currency currency, ZoneId zone, Locale store) {}
