package io.storeflow.productapi;

import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductFields.OfVariant;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what a product is chosen, and which value of each option a variant has. */
record Choices(List<OptionChange> options) {

  /** Those of a product, as they are. */
  static Choices of(ProductDetail product) {
    var options = new ArrayList<OptionChange>();
    for (int i = 0; i < product.options().size(); i++) {
      var values = new ArrayList<ValueChange>();
      var option = product.options().get(i);
      for (int j = 0; j < option.values().size(); j++)
        values.add(new ValueChange(j, option.values().get(j).value()));
      options.add(new OptionChange(i, option.name(), values));
    }
    return new Choices(options);
  }

  /** Those that are sent with a new product; notes what is wrong with them. */
  static Choices read(@Nullable List<OptionBody> sent, List<Wrong> wrongs) {
    var options = new ArrayList<OptionChange>();
    var names = new HashSet<String>();
    for (int i = 0; sent != null && i < sent.size(); i++) {
      var at = "/options/" + i;
      var name = Typed.line(sent.get(i).name());
      TextRules.line(wrongs, at + "/name", name, OptionBody.MOST_OF_NAME);
      if (!names.add(Folded.of(name))) wrongs.add(Wrong.of(at + "/name", "product.twice"));
      var values = new ArrayList<ValueChange>();
      var known = new HashSet<String>();
      for (int j = 0; j < sent.get(i).values().size(); j++) {
        var value = Typed.line(sent.get(i).values().get(j));
        var where = at + "/values/" + j;
        TextRules.line(wrongs, where, value, OptionBody.MOST_OF_VALUE);
        if (!known.add(Folded.of(value))) wrongs.add(Wrong.of(where, "product.twice"));
        values.add(new ValueChange(null, value));
      }
      options.add(new OptionChange(null, name, values));
    }
    return new Choices(options);
  }

  /** Which value of each option it is; notes where one is missing or unknown. */
  List<Integer> chosen(@Nullable Map<String, String> named, String at, List<Wrong> wrongs) {
    Map<String, String> values = named == null ? Map.of() : named;
    var chosen = new ArrayList<Integer>();
    for (var option : options) {
      var value = Typed.line(values.get(option.name()));
      int place = option.values().stream().map(ValueChange::value).toList().indexOf(value);
      if (place < 0) wrongs.add(Wrong.of(at + "/options", "product.choice", option.name()));
      chosen.add(Math.max(0, place));
    }
    for (var name : values.keySet())
      if (options.stream().noneMatch(it -> it.name().equals(name)))
        wrongs.add(Wrong.of(at + "/options", "product.no_option", Typed.cut(name, 60)));
    return chosen;
  }

  /** The title of the variant that is made of these values. */
  String title(List<Integer> chosen) {
    var values = new ArrayList<String>();
    for (int i = 0; i < chosen.size(); i++)
      values.add(options.get(i).values().get(chosen.get(i)).value());
    return String.join(OfVariant.BETWEEN, values);
  }

  /** Which values of the product's options a variant that is there has. */
  static List<Integer> chosen(ProductDetail product, List<Long> values) {
    var chosen = new ArrayList<Integer>();
    for (int i = 0; i < values.size(); i++) {
      var ids = product.options().get(i).values().stream().map(ValueDetail::id).toList();
      chosen.add(ids.indexOf(values.get(i)));
    }
    return chosen;
  }
}
