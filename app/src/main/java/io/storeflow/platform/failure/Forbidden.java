package io.storeflow.platform.failure;

/** A thing of one's own store that one's role may not touch. Answered with 403. */
public final class Forbidden extends RuntimeException {
  /** Request attribute: whose words say why, where it is not the role; a kind of error page. */
  public static final String KIND = Forbidden.class.getName() + ".kind";

  /** Another site made the browser send it. */
  public static final String OTHER_SITE = "403.site";

  public Forbidden() {
    super("forbidden", null, false, false);
  }
}
