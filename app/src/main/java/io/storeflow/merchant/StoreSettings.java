package io.storeflow.merchant;

/**
 * What a merchant sets for a store. Texts are never null, but may be empty.
 *
 * @param slug unique over StoreFlow: lower-case letters, digits and hyphens
 * @param welcome the headline of the storefront; about: the sentence below it
 * @param currency ISO 4217; country: ISO 3166-1 alpha-2; timeZone: IANA; locale: BCP 47
 * @param colour {@code #rrggbb}
 * @param preparationMinutes how long an order usually takes until it is ready
 */
public record StoreSettings(
    String slug,
    String name,
    String welcome,
    String about,
    String currency,
    String country,
    String timeZone,
    String locale,
    String colour,
    String line1,
    String line2,
    String postalCode,
    String city,
    String region,
    String phone,
    String email,
    boolean pickup,
    boolean delivery,
    boolean shipping,
    int preparationMinutes) {}
