package io.storeflow.platform.failure;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Thrown while reading a body of unknown length that turns out too large; Spring answers it with
 * 413.
 */
public class BodyTooLarge extends ResponseStatusException {

  private static final long serialVersionUID = 1L;

  public BodyTooLarge(long limit) {
    super(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + limit + " bytes");
  }
}
