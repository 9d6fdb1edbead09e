package io.storeflow.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry as the page shows it.
 *
 * @param link to the subject's page; null where it has none
 */
record AuditRow(
    long id,
    Instant at,
    String actor,
    String action,
    String subjectLabel,
    @Nullable String link,
    List<Value> values,
    String ip,
    String userAgent,
    String requestId) {

  /** A field before and after; null for not there. */
  record Value(String field, @Nullable String before, @Nullable String after) {}

  AuditRow with(List<Value> said) {
    return new AuditRow(id, at, actor, action, subjectLabel, link, said, ip, userAgent, requestId);
  }
}
