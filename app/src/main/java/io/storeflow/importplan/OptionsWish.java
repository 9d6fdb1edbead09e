package io.storeflow.importplan;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields.OfVariant;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileVariant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a product shall be chosen by, by the word of a file: the options that it has, under another
 * name where the values tell that it is the same one, or those that it gets where it had none.
 */
final class OptionsWish {
  private static final int LONGEST_VALUE = 100;

  private final FileProduct file;
  private final List<OptionDetail> before;
  private final boolean isNew;
  private final boolean hasOneVariant;
  private final Changes changes;
  private final Troubles troubles;

  /** Of each option its name, its values, and its place before; null for one that is new. */
  private final List<String> names = new ArrayList<>();

  private final List<List<ValueChange>> values = new ArrayList<>();
  private final List<@Nullable Integer> was = new ArrayList<>();

  /** Which option of the product each one of the file is; null if they are others. */
  private final @Nullable List<Integer> places;

  OptionsWish(FileProduct file, @Nullable ProductDetail now, Changes changes, Troubles troubles) {
    this.file = file;
    this.before = now == null ? List.of() : now.options();
    this.isNew = now == null;
    this.hasOneVariant = now != null && now.variants().size() == 1;
    this.changes = changes;
    this.troubles = troubles;
    for (int i = 0; i < before.size(); i++) keep(i);
    this.places = places();
  }

  private void keep(int place) {
    var there = new ArrayList<ValueChange>();
    var kept = before.get(place).values();
    for (int i = 0; i < kept.size(); i++) there.add(new ValueChange(i, kept.get(i).value()));
    names.add(before.get(place).name());
    values.add(there);
    was.add(place);
  }

  /** Whether the file's options can be those of the product; else it was said why not. */
  boolean fit() {
    return places != null;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Whether a product that had nothing to choose gets something. */
  boolean areGiven() {
    return !isNew && before.isEmpty() && !names.isEmpty();
  }

  /** Whether one of them gets values beyond what an option may have. */
  boolean getTooMany() {
    return values.stream()
        .anyMatch(it -> it.size() > ProductChange.MOST_VALUES && it.getLast().was() == null);
  }

  List<OptionChange> wanted() {
    var options = new ArrayList<OptionChange>();
    for (int i = 0; i < names.size(); i++)
      options.add(new OptionChange(was.get(i), names.get(i), values.get(i)));
    return options;
  }

  /** Which values a variant of the product has. */
  List<Integer> chosen(VariantDetail it) {
    var chosen = new ArrayList<Integer>();
    for (int i = 0; i < it.values().size() && i < before.size(); i++) {
      var ids = before.get(i).values().stream().map(ValueDetail::id).toList();
      chosen.add(ids.indexOf(it.values().get(i)));
    }
    return chosen;
  }

  /**
   * Which values a variant of the file has; new ones come to be. Null if it has too few or many.
   */
  @Nullable List<Integer> chosen(FileVariant said) {
    if (places == null || said.values().size() != places.size()) return null;
    var chosen = new Integer[places.size()];
    for (int i = 0; i < chosen.length; i++)
      chosen[places.get(i)] = value(values.get(places.get(i)), said.values().get(i), said);
    return List.of(chosen);
  }

  String title(List<Integer> chosen) {
    var titles = new ArrayList<String>();
    for (int i = 0; i < chosen.size(); i++) titles.add(values.get(i).get(chosen.get(i)).value());
    return String.join(OfVariant.BETWEEN, titles);
  }

  /** Refuses a variant whose options are not those of the product. */
  void refuse(FileVariant said) {
    var known = before.isEmpty() ? "–" : String.join(", ", names(before));
    troubles.add(said, "options", known);
  }

  private @Nullable List<Integer> places() {
    if (before.isEmpty()) return given();
    if (file.variants().isEmpty()) return List.of();
    var found = found();
    if (found == null) refuse(file.variants().getFirst());
    return found;
  }

  /** Those of the file, for a product that has none. */
  private @Nullable List<Integer> given() {
    var said = file.optionNames();
    if (said.size() > ProductChange.MOST_OPTIONS)
      troubles.add("options.many", ProductChange.MOST_OPTIONS);
    if (!isNew && !said.isEmpty() && !hasOneVariant) {
      refuse(file.variants().getFirst());
      return null;
    }
    var places = new ArrayList<Integer>();
    for (var name : said) {
      places.add(names.size());
      names.add(name);
      values.add(new ArrayList<>());
      was.add(null);
      if (!isNew) changes.add("option", null, null, name);
    }
    return places;
  }

  /** By their names; what is left over is the same under another name if it shares a value. */
  private @Nullable List<Integer> found() {
    var said = file.optionNames();
    if (said.size() != before.size()) return null;
    var places = new ArrayList<Integer>();
    for (var name : said) places.add(named(name, places));
    for (int i = 0; i < said.size(); i++) {
      if (places.get(i) >= 0) continue;
      int at = firstFree(places);
      if (!sharesValue(i, before.get(at))) return null;
      changes.add("option", null, names.get(at), said.get(i));
      names.set(at, said.get(i));
      places.set(i, at);
    }
    return places;
  }

  private int named(String name, List<Integer> taken) {
    for (int i = 0; i < before.size(); i++)
      if (!taken.contains(i) && Folded.same(before.get(i).name(), name)) return i;
    return -1;
  }

  private int firstFree(List<Integer> taken) {
    int at = 0;
    while (taken.contains(at)) at++;
    return at;
  }

  private boolean sharesValue(int place, OptionDetail option) {
    return file.variants().stream()
        .filter(it -> it.values().size() > place)
        .map(it -> it.values().get(place))
        .anyMatch(said -> option.values().stream().anyMatch(it -> isSame(it.value(), said)));
  }

  private int value(List<ValueChange> there, String value, FileVariant said) {
    for (int i = 0; i < there.size(); i++) if (isSame(there.get(i).value(), value)) return i;
    if (Typed.length(value) > LONGEST_VALUE) troubles.add(said, "value.long", LONGEST_VALUE);
    there.add(new ValueChange(null, Typed.cut(value, LONGEST_VALUE)));
    return there.size() - 1;
  }

  /** What consists of signs alone is compared as it is. */
  private static boolean isSame(String one, String other) {
    var folded = Folded.of(other);
    return one.equals(other) || (!folded.isEmpty() && folded.equals(Folded.of(one)));
  }

  private static List<String> names(List<OptionDetail> options) {
    return options.stream().map(OptionDetail::name).toList();
  }
}
