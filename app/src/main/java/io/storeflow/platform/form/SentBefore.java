package io.storeflow.platform.form;

/** A form whose {@link OnceKey key} has done what it says before: nothing was done again. */
public class SentBefore extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String publicId;

  /**
   * @param publicId of what it was done to
   */
  public SentBefore(String publicId) {
    super("the form was sent before", null, false, false);
    this.publicId = publicId;
  }

  public String publicId() {
    return publicId;
  }
}
