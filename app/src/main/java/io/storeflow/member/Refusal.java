package io.storeflow.member;

import io.storeflow.platform.code.Coded;

/** Why somebody may not change what another one may do; said by {@code member.refused.<code>}. */
public enum Refusal implements Coded {
  /** Nobody changes an owner, or makes one: an owner hands over. */
  OWNER,
  /** Nobody changes what they may do themselves. */
  ONESELF,
  /** It changes something in stores in which the one who asks may not manage members. */
  ELSEWHERE,
  /** It gives or takes more than the one who asks may do. */
  MORE,
  /** The last owner of all stores cannot leave. */
  LAST_OWNER,
  /** Who becomes owner works in all stores. */
  NOT_IN_ALL,
  /** Who becomes owner has confirmed the address. */
  UNCONFIRMED;

  /** Nothing was changed. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal why;

    public Refused(Refusal why) {
      super(why.code(), null, false, false);
      this.why = why;
    }

    public Refusal why() {
      return why;
    }
  }
}
