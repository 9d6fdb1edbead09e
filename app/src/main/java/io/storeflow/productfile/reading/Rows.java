package io.storeflow.productfile.reading;

import static java.util.Objects.requireNonNull;

import io.storeflow.catalog.ProductFields;
import io.storeflow.product.Attribute;
import io.storeflow.productfile.FileFields;
import io.storeflow.productfile.FilePicture;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileVariant;
import io.storeflow.productfile.Told;
import io.storeflow.productfile.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A product while its rows are gone through: what was taken of them, and which were refused. */
final class Rows {
  static final int MOST_VARIANTS = 2_000;

  final List<Cells> all;
  final List<FileVariant> variants = new ArrayList<>();
  final Map<String, Told<String>> attributes = new LinkedHashMap<>();
  private final Sinks sinks;
  private final Map<List<String>, Integer> lines = new HashMap<>();
  private final List<Placed> pictures = new ArrayList<>();
  private final List<FilePicture> ofVariants = new ArrayList<>();
  private final Set<Cells> refused = new HashSet<>();

  private record Placed(int place, FilePicture picture) {}

  Rows(List<Cells> all, Sinks sinks) {
    this.all = all;
    this.sinks = sinks;
  }

  void refuse(Cells cells, List<Trouble> troubles) {
    if (refused.add(cells)) sinks.refuse(cells, troubles);
  }

  boolean isRefused(Cells cells) {
    return refused.contains(cells);
  }

  /** Every row that is not refused yet, as the product cannot be taken without that one. */
  void refuseRest(int because) {
    for (var each : all)
      refuse(each, List.of(Trouble.of("", "productfile.wrong.product", because)));
  }

  int firstRefused() {
    return refused.stream().mapToInt(Cells::line).min().orElse(0);
  }

  /** Adds a variant unless one is made of the same, or there are too many. */
  void add(Cells cells, Column column, FileVariant variant) {
    var same = lines.get(variant.values());
    if (same != null && variant.values().isEmpty()) {
      cells.trouble(Column.OPTION1, "productfile.wrong.twice.only", same);
      return;
    }
    if (same != null) {
      cells.trouble(column, "productfile.wrong.twice", String.join(" / ", variant.values()), same);
      return;
    }
    if (lines.size() >= MOST_VARIANTS) {
      cells.trouble(column, "productfile.wrong.many", MOST_VARIANTS);
      return;
    }
    // A row that is refused keeps its place, or its mended copy would overwrite another row.
    lines.put(variant.values(), cells.line());
    if (cells.troubles.isEmpty()) variants.add(variant);
  }

  /** Whether a row above speaks of the variant that is made of these values. */
  boolean has(List<String> values) {
    return lines.containsKey(values);
  }

  /** More details of a variant that a row above speaks of; refused with that one. */
  void detail(Cells cells, List<String> values, Map<String, Told<String>> more) {
    for (int i = 0; i < variants.size(); i++) {
      var it = variants.get(i);
      if (!it.values().equals(values)) continue;
      var all = new LinkedHashMap<>(it.attributes());
      all.putAll(more);
      if (all.size() > Attribute.MOST)
        sinks.remark(cells, Column.META_KEY, "productfile.remark.details", Attribute.MOST);
      else variants.set(i, it.with(all));
      return;
    }
    cells.trouble(Column.META_KEY, "productfile.wrong.detail", requireNonNull(lines.get(values)));
  }

  /** Adds a picture unless it is there already. */
  void picture(Cells cells, int place, String address, Told<String> alt) {
    for (var each : pictures) {
      if (!each.picture().address().equals(address)) continue;
      if (alt.value().isPresent() && !alt.equals(each.picture().alt()))
        sinks.remark(cells, Column.PICTURE, "productfile.remark.picture", each.picture().line());
      return;
    }
    if (pictures.size() >= ProductFields.MOST_PICTURES) {
      cells.trouble(Column.PICTURE, "productfile.wrong.pictures", ProductFields.MOST_PICTURES);
      return;
    }
    pictures.add(new Placed(place, new FilePicture(cells.line(), address, alt)));
  }

  /** One that a variant names, which comes behind the others unless it is among them. */
  void ofVariant(Cells cells, String address) {
    ofVariants.add(new FilePicture(cells.line(), address, Told.absent()));
  }

  boolean isWhole() {
    return refused.isEmpty();
  }

  FileProduct product(String handle, boolean made, FileFields fields, List<String> optionNames) {
    return new FileProduct(
        all.getFirst().line(),
        handle,
        made,
        fields,
        optionNames,
        List.copyOf(variants),
        pictures(),
        all.stream().map(Cells::line).toList(),
        isWhole());
  }

  private List<FilePicture> pictures() {
    var all = new ArrayList<FilePicture>();
    pictures.stream()
        .sorted(Comparator.comparingInt(Placed::place))
        .map(Placed::picture)
        .forEach(all::add);
    for (var each : ofVariants)
      if (all.size() < ProductFields.MOST_PICTURES
          && all.stream().noneMatch(it -> it.address().equals(each.address()))) all.add(each);
    return List.copyOf(all);
  }
}
