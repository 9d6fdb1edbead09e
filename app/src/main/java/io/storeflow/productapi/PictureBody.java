package io.storeflow.productapi;

import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture that a product has. */
@Schema(name = "PictureChange")
record PictureBody(
    @Schema(description = "As the product names it", minLength = 1) String id,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            description = "What it shows, for who does not see it; left out to keep it",
            maxLength = ProductFields.MAX_TITLE)
        @Nullable String alt) {

  /** Those that are named come first, then the others as they were; notes unknown ones. */
  static List<OfPicture> read(List<PictureBody> sent, List<OfPicture> was, List<Wrong> wrongs) {
    var left = new LinkedHashMap<String, OfPicture>();
    was.forEach(it -> left.put(it.id(), it));
    var read = new ArrayList<OfPicture>();
    for (int i = 0; i < sent.size(); i++) {
      var at = "/images/" + i;
      var found = left.remove(Typed.code(sent.get(i).id()));
      if (found == null) {
        wrongs.add(Wrong.of(at + "/id", "product.picture"));
        continue;
      }
      var typed = sent.get(i).alt();
      var alt = typed == null ? found.alt() : Typed.line(typed);
      TextRules.optionalLine(wrongs, at + "/alt", alt, ProductFields.MAX_TITLE);
      read.add(new OfPicture(found.id(), alt));
    }
    read.addAll(left.values());
    return read;
  }
}
