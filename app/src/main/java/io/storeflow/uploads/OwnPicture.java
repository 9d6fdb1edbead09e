package io.storeflow.uploads;

import io.storeflow.media.MediaFiles;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/** The one picture of something: kept, taken off, or replaced by a file that came with the form. */
@Component
public class OwnPicture {
  private final PictureUploads uploads;
  private final MediaFiles media;

  OwnPicture(PictureUploads uploads, MediaFiles media) {
    this.uploads = uploads;
    this.media = media;
  }

  /**
   * Its public id after the form; empty for none. Where a file is refused, what is there stays, and
   * {@code errors} says why.
   *
   * @param kept public id as the form had it
   * @param off whether it is to be taken off, as ticked
   */
  public String taken(
      Store store,
      String field,
      @Nullable String kept,
      @Nullable String off,
      @Nullable MultipartFile file,
      Errors errors,
      HttpServletResponse response) {
    var there = FormText.on(off) ? "" : Typed.code(kept);
    if (!media.known(store, List.of(there)).contains(there)) there = "";
    if (file == null || !PictureUploads.isChosen(file)) return there;
    var upload = uploads.take(store, file);
    if (upload.isKept()) return upload.id();
    if (upload.later())
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, upload.retryAfter())));
    errors.rejectValue(field, String.valueOf(upload.refusal()));
    return there;
  }

  /** What a rejected form is answered with: 503 where only the moment was wrong. */
  public static HttpStatus status(HttpServletResponse response) {
    return response.containsHeader(HttpHeaders.RETRY_AFTER)
        ? HttpStatus.SERVICE_UNAVAILABLE
        : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
