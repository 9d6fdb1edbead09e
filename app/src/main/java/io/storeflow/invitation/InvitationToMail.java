package io.storeflow.invitation;

/**
 * An invitation waits to be mailed: published inside the transaction.
 *
 * @param storeId from which it is sent
 */
public record InvitationToMail(long storeId, long invitationId) {}
