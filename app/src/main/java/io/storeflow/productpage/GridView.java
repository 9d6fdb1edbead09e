package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.platform.form.Packed;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * What the page of a product shows of its variants, beside the fields: a page of those that were
 * looked for. The others travel along in one hidden field.
 */
public final class GridView {
  /** More combinations that have no line are counted, not named. */
  private static final int NAMED = 20;

  /** Lines that are shown at once. */
  static final int PAGE = 100;

  private static final Pattern LINE = Pattern.compile("variants\\[(\\d+)](\\..*)");

  private final VariantGrid grid;
  private final List<List<Integer>> missing;
  private final String find;
  private final List<Integer> found;
  private final int page;
  private final List<Integer> places;

  /**
   * @param errors of a form that is refused: the page with the first of them is shown
   */
  GridView(ProductForm form, Errors errors) {
    this.grid = form.grid();
    this.missing = grid.missing();
    int wrong = firstWrong(errors);
    this.find = wrong < 0 ? Typed.line(form.find()) : "";
    this.found = grid.found(find);
    int last = Math.max(0, (found.size() - 1) / PAGE);
    int wanted = WholeNumber.read(form.page(), 0, VariantGrid.MOST_VARIANTS).orElse(0);
    this.page = Math.min(last, wrong < 0 ? wanted : Math.max(0, found.indexOf(wrong)) / PAGE);
    this.places = found.subList(page * PAGE, Math.min(found.size(), (page + 1) * PAGE));
  }

  /** Whether there is anything to choose. */
  public boolean hasOptions() {
    return !grid.options().isEmpty();
  }

  public boolean mayHaveMore() {
    return grid.options().size() < ProductChange.MOST_OPTIONS;
  }

  /** What a line that is shown is called; empty where there is nothing to choose. */
  public String title(int shown) {
    return titleAt(place(shown));
  }

  public String titleAt(int place) {
    return grid.title(grid.rows().get(place));
  }

  /** Lines that are shown, as their fields are numbered. */
  public List<Integer> shown() {
    return IntStream.range(0, places.size()).boxed().toList();
  }

  /** Where a line that is shown stands among all. */
  public int place(int shown) {
    return places.get(shown);
  }

  /** How many there are that are not left out. */
  public int count() {
    return grid.found("").size();
  }

  public int found() {
    return found.size();
  }

  public String find() {
    return find;
  }

  public int page() {
    return page;
  }

  public int pages() {
    return (found.size() + PAGE - 1) / PAGE;
  }

  /** Whether not all fit on a page, so that one may look for some. */
  public boolean isLong() {
    return count() > PAGE;
  }

  /** Which of them are on this page, from 1. */
  public int first() {
    return page * PAGE + 1;
  }

  public int last() {
    return page * PAGE + places.size();
  }

  /** The form with the lines that are shown alone. */
  ProductForm presented(ProductForm form) {
    var lines = places.stream().map(place -> grid.rows().get(place)).toList();
    return Parts.with(
        form, Map.of("variants", lines, "find", find, "page", Integer.toString(page)));
  }

  /** The lines that are not shown, as they travel along. */
  public String others() {
    var others = new TreeMap<Integer, VariantRow>();
    for (int i = 0; i < grid.rows().size(); i++) others.put(i, grid.rows().get(i));
    places.forEach(others::remove);
    return others.isEmpty() ? "" : Packed.written(others);
  }

  /** What is wrong, said of the fields as they are numbered on this page. */
  ObjectError here(ObjectError error) {
    if (!(error instanceof FieldError field)) return error;
    var line = LINE.matcher(field.getField());
    if (!line.matches()) return error;
    int shown = places.indexOf(Integer.valueOf(line.group(1)));
    if (shown < 0)
      return new ObjectError(
          error.getObjectName(), error.getCodes(), error.getArguments(), error.getDefaultMessage());
    return new FieldError(
        error.getObjectName(),
        "variants[" + shown + "]" + line.group(2),
        field.getRejectedValue(),
        field.isBindingFailure(),
        error.getCodes(),
        error.getArguments(),
        error.getDefaultMessage());
  }

  /** Lines that are left out and can be put back, by place. */
  public List<Integer> leftOut() {
    return places(false);
  }

  /** How many are left out for good: they travel along, so that they are removed. */
  public int gone() {
    return places(true).size();
  }

  /** Whether there is anything beside the lines that are shown. */
  public boolean hasOthers() {
    return count() < grid.rows().size() || !missing.isEmpty();
  }

  public int missing() {
    return missing.size();
  }

  /** The first of the combinations that have no line. */
  public List<String> missingNamed() {
    var names = new ArrayList<String>();
    for (var chosen : missing.subList(0, Math.min(NAMED, missing.size())))
      names.add(grid.title(VariantRow.empty().chosen(chosen)));
    return names;
  }

  private List<Integer> places(boolean gone) {
    return IntStream.range(0, grid.rows().size())
        .filter(i -> grid.rows().get(i).isOut() && grid.rows().get(i).isGone() == gone)
        .boxed()
        .toList();
  }

  private static int firstWrong(Errors errors) {
    return errors.getFieldErrors().stream()
        .map(it -> LINE.matcher(it.getField()))
        .filter(java.util.regex.Matcher::matches)
        .mapToInt(it -> Integer.parseInt(it.group(1)))
        .min()
        .orElse(-1);
  }
}
