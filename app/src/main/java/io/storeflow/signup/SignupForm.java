package io.storeflow.signup;

import org.jspecify.annotations.Nullable;

/**
 * Everything that a merchant begins with, as it was typed.
 *
 * @param browserZone IANA, as the browser says it; empty without script
 */
record SignupForm(
    @Nullable String name,
    @Nullable String email,
    @Nullable String password,
    @Nullable String business,
    @Nullable String storeName,
    @Nullable String slug,
    @Nullable String country,
    @Nullable String kind,
    @Nullable String timeZone,
    @Nullable String browserZone) {

  /** The part that a further store needs. */
  StoreForm store() {
    return new StoreForm(null, storeName, slug, country, kind, timeZone);
  }
}
