package io.storeflow.notice;

import io.storeflow.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People are told of something, in the transaction that runs.
 *
 * @param id row id
 * @param personId of who alone is told; null for all who may see it
 * @param byPersonId of who is not told, as it was their doing
 */
public record NoticeTold(
    Store store,
    long id,
    NoticeKind kind,
    @Nullable Long personId,
    @Nullable Long byPersonId,
    String by,
    String subject,
    String link,
    int counted,
    Instant at) {}
