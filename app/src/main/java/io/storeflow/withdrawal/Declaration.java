package io.storeflow.withdrawal;

import org.jspecify.annotations.Nullable;

/**
 * What somebody declares.
 *
 * @param order what they say of the order, its number for most
 * @param email where they want the receipt
 * @param once what is kept of the key of the form; null for none
 */
public record Declaration(String name, String order, String email, @Nullable String once) {}
