package io.storeflow.invitation;

/** Nobody was invited; the message {@code invitation.refused.<why>} says why. */
public final class NotInvited extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    /** They have that role, or another one, where they are invited to. */
    WORKS_HERE,
    /** There is an invitation to the same already. */
    INVITED,
    /** The same, to another store than the one in which it is asked. */
    INVITED_THERE,
    /** The merchant has as many members and invitations as it may. */
    FULL,
    /** The one who invites has not confirmed their own address. */
    UNCONFIRMED,
    /** The address has got many mails of this kind. */
    MAILS,
    /** The merchant has sent many of them. */
    MAILS_OF_MERCHANT;

    /** The end of the key of its words. */
    public String words() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final Why why;

  NotInvited(Why why) {
    super(why.words(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
