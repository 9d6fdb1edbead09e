package io.storeflow.notice;

import java.time.Instant;

/**
 * Something that a person is told of.
 *
 * @param store row id
 * @param by name of whose doing it was; empty for nobody's
 * @param subject the number or name of what it is about
 * @param link its page, below that of the store
 * @param counted how many things it tells of
 */
public record Notice(
    long id,
    long store,
    NoticeKind kind,
    String by,
    String subject,
    String link,
    int counted,
    Instant at,
    boolean unread) {}
