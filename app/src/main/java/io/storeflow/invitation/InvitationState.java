package io.storeflow.invitation;

import io.storeflow.platform.code.Coded;

/** What has become of an invitation; the value is stored. */
public enum InvitationState implements Coded {
  /** Waits for the one who is invited, until its time is over. */
  OPEN,
  ACCEPTED,
  /** Somebody of the merchant has taken it back. */
  WITHDRAWN;
}
