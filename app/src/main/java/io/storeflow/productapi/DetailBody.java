package io.storeflow.productapi;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.product.Attribute;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A detail of a product, as shoppers read it. */
@Schema(name = "ProductDetail")
record DetailBody(
    @Schema(minLength = 1, maxLength = Attribute.LONGEST_NAME, example = "Material") String name,
    @Schema(minLength = 1, maxLength = Attribute.LONGEST_VALUE, example = "Wool") String value) {

  /** Notes what is missing, too long or named twice. */
  static List<Attribute> read(List<DetailBody> sent, List<Wrong> wrongs) {
    var read = new ArrayList<Attribute>();
    var names = new HashSet<String>();
    for (int i = 0; i < sent.size(); i++) {
      var at = "/details/" + i;
      var name = Typed.line(sent.get(i).name());
      var value = Typed.line(sent.get(i).value());
      TextRules.line(wrongs, at + "/name", name, Attribute.LONGEST_NAME);
      if (value.isEmpty()) wrongs.add(Wrong.of(at + "/value", "product.detail"));
      TextRules.optionalLine(wrongs, at + "/value", value, Attribute.LONGEST_VALUE);
      if (!names.add(Folded.of(name))) wrongs.add(Wrong.of(at + "/name", "product.twice"));
      read.add(new Attribute(name, value));
    }
    return read;
  }
}
