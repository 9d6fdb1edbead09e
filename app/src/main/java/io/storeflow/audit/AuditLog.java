package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.platform.id.Ids;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was changed into the transaction of the change: both are there, or neither. One
 * statement. Rows are only ever added; the owner guard refuses everything else.
 */
@Component
class AuditLog {
  private static final int LONGEST_VALUE = 2_000;

  private final DSLContext db;
  private final JsonMapper json;
  private final Clock clock;

  AuditLog(DSLContext db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  @EventListener
  void write(Audited change) {
    if (!TransactionSynchronizationManager.isActualTransactionActive())
      throw new IllegalStateException(change.action() + " was published outside a transaction");
    var by = Origin.now();
    insertInto(db, change.merchant(), AUDIT_ENTRY)
        .set(AUDIT_ENTRY.ID, Ids.next())
        .set(AUDIT_ENTRY.STORE_ID, id(change.store()))
        .set(AUDIT_ENTRY.AT, clock.instant())
        .set(AUDIT_ENTRY.ACTOR_KIND, change.actor().kind())
        .set(AUDIT_ENTRY.ACTOR_ID, change.actor().personId())
        .set(AUDIT_ENTRY.ACTOR, Origin.cut(change.actor().name(), 160))
        .set(AUDIT_ENTRY.ACTION, change.action())
        .set(AUDIT_ENTRY.SUBJECT_KIND, change.subjectKind())
        .set(AUDIT_ENTRY.SUBJECT_ID, Origin.cut(change.subjectId(), 60))
        .set(AUDIT_ENTRY.SUBJECT_LABEL, Origin.cut(change.subjectLabel(), 200))
        .set(AUDIT_ENTRY.CHANGE_JSON, json.writeValueAsString(values(change)))
        .set(AUDIT_ENTRY.IP, by.ip())
        .set(AUDIT_ENTRY.USER_AGENT, by.userAgent())
        .set(AUDIT_ENTRY.REQUEST_ID, by.requestId())
        .execute();
  }

  private static @Nullable Long id(@Nullable Store store) {
    return store == null ? null : store.id();
  }

  /** Field to before and after, both as text, numbers, truth values or null. */
  private static Map<String, @Nullable Object[]> values(Audited change) {
    var values = new LinkedHashMap<String, @Nullable Object[]>();
    change
        .changes()
        .forEach(
            (field, it) ->
                values.put(field, new @Nullable Object[] {plain(it.before()), plain(it.after())}));
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) return value;
    return Origin.cut(Objects.toString(value), LONGEST_VALUE);
  }
}
