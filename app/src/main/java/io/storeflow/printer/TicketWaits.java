package io.storeflow.printer;

/**
 * Something waits for a printer: published in its transaction.
 *
 * @param printer public id
 * @param token of what it is to print
 */
public record TicketWaits(long storeId, String printer, PrinterKind kind, String token) {}
