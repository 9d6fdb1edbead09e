package io.storeflow.uploads;

import io.storeflow.desk.Needs;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes a picture before the form is saved that it belongs to, for pages that show how far it is.
 * Answers its public id, or a sentence that says why it was not taken.
 */
@Controller
class PictureUploadController {
  private final PictureUploads uploads;
  private final MessageSource messages;

  PictureUploadController(PictureUploads uploads, MessageSource messages) {
    this.uploads = uploads;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/pictures")
  @Needs(Permission.EDIT_PRODUCTS)
  ResponseEntity<String> create(Store store, @RequestParam MultipartFile file, Locale locale) {
    var taken = uploads.take(store, file);
    var answer = ResponseEntity.status(status(taken)).contentType(MediaType.TEXT_PLAIN);
    if (taken.retryAfter() > 0)
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(taken.retryAfter()));
    if (taken.refusal() == null) return answer.body(taken.id());
    var said = messages.getMessage(taken.refusal(), null, locale);
    return answer
        .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
        .body(said);
  }

  private static HttpStatus status(Uploaded taken) {
    if (taken.isKept()) return HttpStatus.CREATED;
    return taken.later() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
