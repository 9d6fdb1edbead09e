package io.storeflow.platform.ui;

import io.storeflow.platform.assets.Assets;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.spring6.naming.SpringContextVariableNames;
import org.thymeleaf.spring6.util.FieldUtils;

/** What the parts compute, as {@code #ui} in templates. */
public class Ui {
  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he", "fa", "ur", "iw");

  private final IExpressionContext context;
  private final Clock clock;
  private final Assets assets;

  Ui(IExpressionContext context, Clock clock, Assets assets) {
    this.context = context;
    this.clock = clock;
    this.assets = assets;
  }

  /** The address of a style sheet, script, font or drawing by its plain name. */
  public String asset(String name) {
    return assets.url(name);
  }

  /**
   * An image of a store in the size that is made for this longest side, in pixels: 160, 400, 800 or
   * 1600. Any other address stays as it is.
   */
  public String picture(String src, int side) {
    return src.startsWith("/media/") ? src + "?side=" + side : src;
  }

  /** The sizes of which a browser chooses, as {@code srcset} has them. */
  public String pictures(String src) {
    return Stream.of(160, 400, 800, 1600)
        .map(side -> picture(src, side) + " " + side + "w")
        .collect(Collectors.joining(", "));
  }

  /** A field of the form in {@code th:object}, or, outside one, of the given value and error. */
  public FieldState field(String name, @Nullable Object value, @Nullable Object error) {
    var id = name.replace('.', '-').replace('[', '-').replace("]", "");
    if (!bound()) return new FieldState(id, name, text(value), text(error));
    var status = FieldUtils.getBindStatusFromParsedExpression(context, false, true, name);
    var said = status.isError() ? String.join(" ", status.getErrorMessages()) : text(error);
    return new FieldState(id, name, status.getDisplayValue(), said);
  }

  public StateMark state(String kind, Object code) {
    return StateMark.of(kind, code);
  }

  /** Money from minor units, signed with a true minus: "−€1.47". */
  public String money(long minor, Object currency) {
    var unit =
        currency instanceof Currency it ? it : Currency.getInstance(currency.toString().strip());
    int digits = Math.max(0, unit.getDefaultFractionDigits());
    var format = NumberFormat.getCurrencyInstance(locale());
    format.setCurrency(unit);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(minor, digits)).replace('-', '\u2212');
  }

  /** The sign of a currency as it stands before a field. */
  public String sign(Object currency) {
    return Currency.getInstance(currency.toString().strip()).getSymbol(locale());
  }

  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** A count as a badge shows it: nothing is counted further than a person needs. */
  public String few(long number) {
    return number > 999 ? "999+" : count(number);
  }

  /** A time in the given zone, or that of the desk or shop around the page. */
  public Moment when(Instant at, @Nullable ZoneId zone) {
    return Moment.of(at, clock.instant(), zone == null ? zone() : zone, locale());
  }

  public Instant now() {
    return clock.instant();
  }

  public String direction() {
    return RIGHT_TO_LEFT.contains(locale().getLanguage()) ? "rtl" : "ltr";
  }

  private boolean bound() {
    return context.containsVariable(SpringContextVariableNames.SPRING_BOUND_OBJECT_EXPRESSION)
        && context.getVariable(SpringContextVariableNames.SPRING_BOUND_OBJECT_EXPRESSION) != null;
  }

  private ZoneId zone() {
    if (context.getVariable("desk") instanceof Desk desk) return desk.zone();
    return context.getVariable("shop") instanceof Shop shop ? shop.zone() : ZoneOffset.UTC;
  }

  private Locale locale() {
    return context.getLocale();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
