package io.storeflow.platform.failure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * Which limit the body of a request has, for the page that says why it was refused.
 *
 * @param kind of that page: {@code error.<kind>.title} and {@code error.<kind>.text}
 * @param most what may be sent, as people read it: "50 MB"
 */
public record TooLarge(String kind, String most) {
  /** A form of text. */
  public static TooLarge text(int bytes) {
    return of("413", DataSize.ofBytes(bytes));
  }

  /** Pictures with the form that they belong to. */
  public static TooLarge pictures(DataSize together) {
    return of("413.picture", together);
  }

  public static TooLarge file(DataSize most) {
    return of("413.file", most);
  }

  private static TooLarge of(String kind, DataSize most) {
    long megabytes = most.toMegabytes();
    return new TooLarge(kind, megabytes > 0 ? megabytes + " MB" : most.toKilobytes() + " kB");
  }

  /** Remembers it until the answer is written, whoever finds the body too large. */
  public void holdsFor(HttpServletRequest request) {
    request.setAttribute(TooLarge.class.getName(), this);
  }

  static Optional<TooLarge> of(HttpServletRequest request) {
    return Optional.ofNullable((TooLarge) request.getAttribute(TooLarge.class.getName()));
  }
}
