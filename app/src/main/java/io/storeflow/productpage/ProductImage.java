package io.storeflow.productpage;

import io.storeflow.media.MediaFiles;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.picture.ImageRefused;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/**
 * The image of the product form. One that was uploaded is kept at once, so that it is not lost when
 * something else in the form is refused.
 */
@Component
class ProductImage {
  private static final String BUSY = "catalog.error.image.busy";
  private static final String AWAY = "catalog.error.image.away";
  private static final Logger LOG = LoggerFactory.getLogger(ProductImage.class);

  private final MediaFiles files;
  private final RateLimits limits;

  ProductImage(MediaFiles files, RateLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /**
   * The form with the uploaded image in it; unchanged if nothing was uploaded or it was refused.
   */
  ProductForm keep(
      Store store,
      ProductForm form,
      @Nullable MultipartFile file,
      Errors errors,
      HttpServletResponse response) {
    if (file == null || file.isEmpty()) return known(store, form, errors);
    if (!limits.take(Rule.UPLOAD, store.publicId()).allowed()) {
      errors.rejectValue("image", "catalog.error.image.many");
      return form;
    }
    try {
      return form.withImage(keep(store, file));
    } catch (ImageRefused refused) {
      errors.rejectValue("image", refused.code());
      return form;
    } catch (Problem full) {
      // What was typed is shown again, with the time to come back.
      response.setHeader(
          HttpHeaders.RETRY_AFTER, String.valueOf(full.more().get(Problem.RETRY_AFTER)));
      errors.rejectValue("image", BUSY);
      return form;
    } catch (StorageAway away) {
      LOG.warn("A picture was not kept", away);
      errors.rejectValue("image", AWAY);
      return form;
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** What a rejected form is answered with: 503 where only the moment was wrong. */
  static HttpStatus status(BindingResult errors) {
    boolean later =
        errors.getFieldErrors("image").stream()
            .anyMatch(fault -> BUSY.equals(fault.getCode()) || AWAY.equals(fault.getCode()));
    return later ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT;
  }

  /** From disk to disk: a file of 10 MB does not pass through the heap. */
  private String keep(Store store, MultipartFile file) throws ImageRefused, IOException {
    var copy = Files.createTempFile("upload-", "");
    try {
      file.transferTo(copy);
      return files.keep(store, copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private ProductForm known(Store store, ProductForm form, Errors errors) {
    var image = Typed.line(form.image());
    if (image.isEmpty() || files.has(store, image)) return form;
    errors.rejectValue("image", "catalog.error.image.gone");
    return form.withImage("");
  }
}
