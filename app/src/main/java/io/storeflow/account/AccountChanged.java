package io.storeflow.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's account was changed: published inside the transaction of the change, for those who
 * keep a record of what their people do.
 *
 * @param action what was done, as subject and past tense: {@code person.renamed}
 * @param changes field to what it was and what it is; empty where that is a secret
 */
public record AccountChanged(long personId, String action, Map<String, Values> changes) {

  public record Values(@Nullable String before, @Nullable String after) {}
}
