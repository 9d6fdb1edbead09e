package io.storeflow.customerbook;

import io.storeflow.customer.Marketing;

/**
 * What staff say of a customer.
 *
 * @param phone as it is kept; empty for none
 * @param how consent was given or withdrawn; kept only where that is said
 */
public record CustomerDraft(
    String name, String phone, String note, Marketing marketing, String how) {}
