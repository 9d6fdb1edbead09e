package io.storeflow.uploads;

import io.storeflow.media.MediaFiles;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/** The pictures of a form: those that are kept already, and files that came with it. */
@Component
public class PictureForm {
  private static final String FIELD = "pictures";

  /** Sent with every form that shows pictures: where it is missing, nothing is meant by none. */
  private static final String SHOWN = "picturesShown";

  private static final Set<String> LATER =
      Set.of("catalog.error.image.busy", "catalog.error.image.away");

  private final PictureUploads uploads;
  private final MediaFiles media;

  PictureForm(PictureUploads uploads, MediaFiles media) {
    this.uploads = uploads;
    this.media = media;
  }

  /**
   * What a form says of its pictures.
   *
   * @param rows in their order; null if none were sent
   * @param added public ids of those that were sent ahead of it
   * @param files that came with it; null if none did
   * @param present the pictures as they are, for a form that knows nothing of them
   * @param most how many there may be
   */
  public record Sent(
      @Nullable List<PictureRow> rows,
      List<String> added,
      @Nullable List<MultipartFile> files,
      List<PictureRow> present,
      int most) {}

  /** All pictures of the form, of which each is kept; what is wrong is said in the errors. */
  public PictureList keep(
      Store store,
      Sent sent,
      Errors errors,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean untold = sent.rows() == null && request.getParameter(SHOWN) == null;
    var rows = sent.rows() == null ? List.<PictureRow>of() : sent.rows();
    var all = new PictureList(untold ? sent.present() : rows).with(sent.added());
    var kept = known(store, all, errors);
    var chosen = chosen(sent.files());
    int room = Math.max(0, sent.most() - kept.left().size());
    if (chosen.size() > room || kept.left().size() > sent.most())
      errors.rejectValue(FIELD, "catalog.error.pictures", new Object[] {sent.most()}, null);
    var taken = new ArrayList<String>();
    for (var file : chosen.subList(0, Math.min(room, chosen.size()))) {
      var upload = uploads.take(store, file);
      if (upload.isKept()) taken.add(upload.id());
      else refuse(upload, chosen.size() > 1 ? file.getOriginalFilename() : null, errors, response);
    }
    return kept.with(taken);
  }

  /**
   * What a button does to the pictures. "again-2" makes the sizes of that one again, which is the
   * one thing that is done at once.
   */
  public PictureList after(Store store, PictureList list, String act) {
    list.again(act).ifPresent(image -> media.sizeAgain(store, image));
    return list.after(act);
  }

  /** What a rejected form is answered with: 503 where only the moment was wrong. */
  public static HttpStatus status(BindingResult errors) {
    boolean later =
        errors.getFieldErrors(FIELD).stream()
            .anyMatch(fault -> fault.getCode() != null && LATER.contains(fault.getCode()));
    return later ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  private static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
    return files == null ? List.of() : files.stream().filter(PictureUploads::isChosen).toList();
  }

  private PictureList known(Store store, PictureList all, Errors errors) {
    var ids = all.rows().stream().map(PictureRow::image).toList();
    var known = all.only(media.known(store, ids));
    if (known.rows().size() < all.rows().size())
      errors.rejectValue(FIELD, "catalog.error.image.gone");
    return known;
  }

  private static void refuse(
      Uploaded upload, @Nullable String name, Errors errors, HttpServletResponse response) {
    if (upload.retryAfter() > 0)
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(upload.retryAfter()));
    var why = String.valueOf(upload.refusal());
    if (name == null || upload.later()) errors.rejectValue(FIELD, why);
    else
      errors.rejectValue(
          FIELD,
          "catalog.error.picture.of",
          new Object[] {Typed.line(name), new DefaultMessageSourceResolvable(why)},
          null);
  }
}
