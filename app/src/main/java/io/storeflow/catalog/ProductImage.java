package io.storeflow.catalog;

import io.storeflow.platform.input.Typed;
import io.storeflow.media.ImageRefused;
import io.storeflow.media.MediaFiles;
import io.storeflow.merchant.Store;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/**
 * The image of the product form. One that was uploaded is kept at once, so that it is not lost when
 * something else in the form is refused.
 */
@Component
class ProductImage {
  private final MediaFiles files;
  private final RateLimits limits;

  ProductImage(MediaFiles files, RateLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** The form with the uploaded image in it; as it was if there is none or it was refused. */
  ProductForm keep(Store store, ProductForm form, @Nullable MultipartFile file, Errors errors) {
    if (file == null || file.isEmpty()) return known(store, form, errors);
    if (!limits.take(Rule.UPLOAD, store.publicId()).allowed()) {
      errors.rejectValue("image", "catalog.error.image.many");
      return form;
    }
    try {
      return form.withImage(files.keep(store, file.getBytes()));
    } catch (ImageRefused refused) {
      errors.rejectValue("image", refused.code());
      return form;
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private ProductForm known(Store store, ProductForm form, Errors errors) {
    var image = Typed.line(form.image());
    if (image.isEmpty() || files.has(store, image)) return form;
    errors.rejectValue("image", "catalog.error.image.gone");
    return form.withImage("");
  }
}
