package io.storeflow.store;

import io.storeflow.platform.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something was changed: published inside the transaction of the change and written by the audit
 * log in the same one.
 *
 * @param actor who did it
 * @param store null for what concerns the merchant as a whole
 * @param action what was done, as subject and past tense: {@code product.updated}
 * @param subjectId the public id or number under which people know the subject
 * @param changes field to its values before and after; only fields that differ
 * @param worth how much money was moved, as the action says it: what went back of a refund, what
 *     came of a payment; less than nothing for what was taken back. Null where none was moved
 */
public record Audited(
    Actor actor,
    Merchant merchant,
    @Nullable Store store,
    String action,
    String subjectKind,
    String subjectId,
    String subjectLabel,
    Map<String, Change> changes,
    @Nullable Money worth) {

  public record Change(@Nullable Object before, @Nullable Object after) {}

  /** Much that was changed at once, of one merchant: it is written in few statements. */
  public record Together(List<Audited> all) {}

  /** A change of the merchant as a whole, or (not null) of what one has in its store. */
  public static Audited of(
      Actor actor,
      Merchant merchant,
      @Nullable Store store,
      String action,
      String subjectKind,
      String subjectId,
      String subjectLabel,
      Changes changes) {
    return new Audited(
        actor, merchant, store, action, subjectKind, subjectId, subjectLabel, changes.map(), null);
  }

  /** A change in a store. */
  public static Audited in(
      Store store,
      Actor actor,
      String action,
      String subjectKind,
      String subjectId,
      String subjectLabel,
      Changes changes) {
    return of(
        actor, store.merchant(), store, action, subjectKind, subjectId, subjectLabel, changes);
  }

  /** The same, by which that much money was moved; none is told of no amount and of nothing. */
  public Audited worth(@Nullable Money amount) {
    var moved = amount == null || amount.isZero() ? null : amount;
    return new Audited(
        actor, merchant, store, action, subjectKind, subjectId, subjectLabel, changes, moved);
  }

  /** Collects what differs. */
  public static final class Changes {
    private final Map<String, Change> changes = new LinkedHashMap<>();

    public static Changes none() {
      return new Changes();
    }

    /** Notes the field if its value changed; an empty text is no value. */
    public Changes field(String name, @Nullable Object before, @Nullable Object after) {
      if (!Objects.equals(orNull(before), orNull(after)))
        changes.put(name, new Change(before, after));
      return this;
    }

    private static @Nullable Object orNull(@Nullable Object value) {
      return "".equals(value) ? null : value;
    }

    public boolean isEmpty() {
      return changes.isEmpty();
    }

    public Map<String, Change> map() {
      return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }
  }
}
