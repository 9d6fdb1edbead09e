package io.storeflow.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in.
 *
 * @param email in lower case
 * @param locale the language of their pages and mails
 * @param timeZone IANA, for pages and mails of no single store; null where it was never said
 */
public record Person(
    long id, String email, String name, Locale locale, @Nullable String timeZone) {}
