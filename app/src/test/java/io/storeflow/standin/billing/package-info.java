/** Stripe Billing: customers, prices, subscriptions, invoices, usage, the portal. */
@NullMarked
package io.storeflow.standin.billing;

import org.jspecify.annotations.NullMarked;
