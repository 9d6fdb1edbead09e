package io.storeflow.printer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a printer is to print, as its page lists it.
 *
 * @param token by which the printer fetches and confirms it
 * @param orderId null for a test page, as the number of the order is
 * @param tries how often it was handed out
 * @param fetcher which machine took it last
 * @param trouble why it was not printed, as a code or in the words of the printer; may be empty
 * @param again whether its printer has printed a ticket of the order before
 */
public record PrintJob(
    long id,
    String token,
    long printerId,
    @Nullable Long orderId,
    @Nullable Long number,
    PrintJobState state,
    int tries,
    String fetcher,
    String trouble,
    @Nullable Long personId,
    String actorName,
    Instant askedAt,
    @Nullable Instant sentAt,
    @Nullable Instant doneAt,
    boolean again) {}
