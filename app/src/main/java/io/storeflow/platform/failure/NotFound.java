package io.storeflow.platform.failure;

/**
 * There is no such thing, or it belongs to somebody else: nobody can tell which. Answered with 404.
 */
public final class NotFound extends RuntimeException {
  public NotFound() {
    super("not found", null, false, false);
  }
}
