package io.storeflow.signup;

import org.jspecify.annotations.Nullable;

/**
 * What a store begins with, as it was typed.
 *
 * @param timeZone IANA; empty where the country has but one
 * @param merchant public id of the merchant that opens it; null at sign-up
 */
record StoreForm(
    @Nullable String merchant,
    @Nullable String storeName,
    @Nullable String slug,
    @Nullable String country,
    @Nullable String kind,
    @Nullable String timeZone) {}
