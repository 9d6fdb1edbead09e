package io.storeflow.account;

import java.util.Locale;

/**
 * A person who signs in.
 *
 * @param email in lower case
 * @param locale the language of their pages and mails
 */
public record Person(long id, String email, String name, Locale locale) {}
