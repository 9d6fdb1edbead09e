package io.storeflow.platform.failure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.multipart.MultipartException;

/**
 * What is said of a failure, to people and to programs. Nothing internal: the sentence of an
 * exception of ours, or one that belongs to the status.
 *
 * @param said to the API; pages have their own words per status
 */
public record Failure(
    HttpStatus status, String code, Wrong said, List<Wrong> faults, Map<String, Object> more) {

  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case Problem problem ->
          new Failure(
              problem.status(), problem.code(), problem.said(), problem.faults(), problem.more());
      case NotFound missing -> of(HttpStatus.NOT_FOUND);
      case Forbidden forbidden -> of(HttpStatus.FORBIDDEN);
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
      case HttpMediaTypeNotSupportedException type ->
          of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type");
      case TypeMismatchException mismatch -> of(HttpStatus.BAD_REQUEST);
      case ErrorResponse response -> of(response.getStatusCode());
      case RequestRejectedException unreadable -> of(HttpStatus.BAD_REQUEST);
      case MultipartException unreadable -> of(HttpStatus.BAD_REQUEST);
      case InvalidParameterException unreadable ->
          of(HttpStatusCode.valueOf(unreadable.getErrorCode()));
      case Throwable other when isDatabaseAway(other) -> of(HttpStatus.SERVICE_UNAVAILABLE);
      // MySQL compares no ASCII name, such as a slug or an id, with other text. Nothing is called
      // that.
      case Throwable other when SqlError.IMPOSSIBLE_STRING_CONVERSION.isCauseOf(other) ->
          of(HttpStatus.NOT_FOUND);
      default -> of(HttpStatus.INTERNAL_SERVER_ERROR);
    };
  }

  public static Failure of(HttpStatusCode code) {
    var known = HttpStatus.resolve(code.value());
    var status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    return switch (status) {
      case BAD_REQUEST -> of(status, "validation_failed", "malformed");
      case UNAUTHORIZED -> of(status, "unauthorized");
      case FORBIDDEN -> of(status, "forbidden");
      case NOT_FOUND -> of(status, "not_found");
      case METHOD_NOT_ALLOWED -> of(status, "method_not_allowed");
      case CONTENT_TOO_LARGE -> of(status, "body_too_large");
      case TOO_MANY_REQUESTS -> of(status, "rate_limited");
      case SERVICE_UNAVAILABLE -> of(status, "unavailable");
      default ->
          status.is5xxServerError()
              ? of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error")
              : of(status, "validation_failed", "unanswerable");
    };
  }

  private static Failure of(HttpStatus status, String code) {
    return of(status, code, code);
  }

  private static Failure of(HttpStatus status, String code, String rule) {
    return new Failure(status, code, Wrong.of("", rule), List.of(), Map.of());
  }

  private static Failure unreadable(HttpMessageNotReadableException unreadable) {
    if (unreadable.getCause() instanceof Problem problem) return of(problem);
    if (unreadable.getCause() instanceof BodyTooLarge) return of(HttpStatus.CONTENT_TOO_LARGE);
    return of(HttpStatus.BAD_REQUEST, "validation_failed", "json");
  }

  /** The database cannot be reached, is going down, or takes no more connections. */
  private static boolean isDatabaseAway(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof CannotCreateTransactionException
          || cause instanceof TransactionSystemException
          || cause instanceof QueryTimeoutException
          || cause instanceof TransientDataAccessException) return true;
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith("08")) {
        return true;
      }
    }
    return false;
  }
}
