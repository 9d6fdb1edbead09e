package io.storeflow.importpage;

import io.storeflow.importpicture.PictureQueries;
import io.storeflow.importplan.FieldChange;
import io.storeflow.location.Locations;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.productimport.ImportLine;
import io.storeflow.productimport.ImportQueries;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.productimport.ImportRow;
import io.storeflow.productimport.Imports;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the pages of imports show. */
@Component
class ImportPage {
  private static final int NEWEST = 100;
  private static final int LINES = 50;
  private static final int FIRST = 5;
  private static final int CHANGES = 12;

  /**
   * A figure that leads to its lines.
   *
   * @param key of the message that says it
   */
  public record Figure(String key, int count, String href) {}

  /**
   * A line as it is shown.
   *
   * @param said why it was not taken, or what is to be known of it
   * @param changes the first of them
   * @param more the others, which open
   */
  public record Shown(
      ImportLine line, List<FieldChange> changes, List<FieldChange> more, List<String> said) {}

  private final Imports imports;
  private final ImportQueries queries;
  private final PictureQueries pictures;
  private final MessageSource messages;
  private final TroubleWords words;
  private final Locations locations;

  ImportPage(
      Imports imports,
      ImportQueries queries,
      PictureQueries pictures,
      MessageSource messages,
      TroubleWords words,
      Locations locations) {
    this.imports = imports;
    this.queries = queries;
    this.pictures = pictures;
    this.messages = messages;
    this.words = words;
    this.locations = locations;
  }

  static String base(Store store) {
    return store.page("/products/imports");
  }

  /** The name of a file without the folders that some browsers tell. */
  String named(String name) {
    var last =
        Typed.line(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
    return last.isEmpty() ? "products.csv" : last;
  }

  /**
   * @param error message of what was wrong with a file that was sent; null for none
   */
  String list(Store store, @Nullable String error, Model model) {
    common(store, model);
    model.addAttribute("error", error);
    model.addAttribute("imports", queries.newest(store, NEWEST));
    return "import/list";
  }

  String show(Store store, ImportRow row, Model model) {
    common(store, model);
    model.addAttribute("it", row);
    model.addAttribute("here", base(store) + "/" + row.publicId());
    model.addAttribute("figures", figures(store, row));
    model.addAttribute("stands", imports.standing(store, row));
    var locale = LocaleContextHolder.getLocale();
    if (row.isLooked()) {
      model.addAttribute("spread", locations.spread(store).orElse(null));
      model.addAttribute("refused", shown(store, row, Kind.REFUSED, 0, FIRST, locale));
      model.addAttribute("changed", shown(store, row, Kind.CHANGED, 0, FIRST, locale));
    }
    if (row.problem() != null)
      model.addAttribute(
          "problem", messages.getMessage(row.problem(), row.problemArgs().toArray(), locale));
    if (row.counts().pictures().failed() > 0)
      model.addAttribute("failed", pictures.failed(store, row.id(), LINES));
    return "import/show";
  }

  String lines(Store store, ImportRow row, Kind kind, int after, Model model, Locale locale) {
    common(store, model);
    var here = base(store) + "/" + row.publicId();
    var found = shown(store, row, kind, after, LINES + 1, locale);
    var some = found.subList(0, Math.min(LINES, found.size()));
    var next =
        found.size() > LINES
            ? "%s/lines?kind=%s&after=%d"
                .formatted(here, kind.code(), some.getLast().line().number())
            : null;
    model.addAttribute("it", row);
    model.addAttribute("here", here);
    model.addAttribute("kind", kind.code());
    model.addAttribute("lines", some);
    model.addAttribute("next", next);
    model.addAttribute("first", after > 0 ? here + "/lines?kind=" + kind.code() : null);
    return "import/lines";
  }

  private List<Figure> figures(Store store, ImportRow row) {
    var counts = row.counts();
    var figures = new ArrayList<Figure>();
    add(figures, store, row, Kind.NEW, counts.fresh());
    add(figures, store, row, Kind.CHANGED, counts.changed());
    add(figures, store, row, Kind.CLEARED, counts.clears());
    add(figures, store, row, Kind.SAME, counts.same());
    add(figures, store, row, Kind.LACKING, counts.lacking());
    add(figures, store, row, Kind.REFUSED, counts.refused());
    add(figures, store, row, Kind.NOTED, counts.noted());
    add(figures, store, row, Kind.LEFT, counts.steps().left());
    add(figures, store, row, Kind.KEPT, counts.steps().kept());
    return figures;
  }

  private static void add(List<Figure> all, Store store, ImportRow row, Kind kind, int count) {
    if (count == 0) return;
    var href = base(store) + "/" + row.publicId() + "/lines?kind=" + kind.code();
    all.add(new Figure("import.figure." + kind.code(), count, href));
  }

  private List<Shown> shown(
      Store store, ImportRow row, Kind kind, int after, int most, Locale locale) {
    return queries.lines(store, row, kind, after, most).stream()
        .map(
            it -> {
              int first = Math.min(CHANGES, it.changes().size());
              var changes = it.changes().stream().map(each -> told(each, store, locale)).toList();
              var some = changes.subList(0, first);
              var more = changes.subList(first, changes.size());
              var said =
                  it.troubles().stream().map(each -> words.said(each, it.line(), locale)).toList();
              return new Shown(it, some, more, said);
            })
        .toList();
  }

  /** Times are shown as the store's clock has them, money as the reader writes it. */
  private static FieldChange told(FieldChange it, Store store, Locale locale) {
    if (it.field().equals(FieldChange.PUBLISH_AT))
      return new FieldChange(
          it.field(), it.variant(), time(it.was(), store, locale), time(it.now(), store, locale));
    if (it.isOfMoney())
      return new FieldChange(
          it.field(), it.variant(), typed(it.was(), locale), typed(it.now(), locale));
    return it;
  }

  private static @Nullable String typed(@Nullable String plain, Locale locale) {
    return plain == null ? null : MoneyFormat.typed(plain, locale);
  }

  private static @Nullable String time(@Nullable String said, Store store, Locale locale) {
    if (said == null) return null;
    var at = Instant.parse(said).atZone(store.timeZone());
    return Written.dayOfYear(at, locale) + ", " + Written.clock(at, locale);
  }

  private static void common(Store store, Model model) {
    model.addAttribute("base", base(store));
    model.addAttribute("products", store.page("/products"));
  }
}
