package io.storeflow.platform.ui;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.assets.Assets;
import io.storeflow.platform.frame.Seal;
import io.storeflow.platform.frame.StoreBadge;
import io.storeflow.platform.frame.Wording;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.markup.Markup;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.platform.paging.Pager;
import io.storeflow.platform.picture.Webp;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.spring6.naming.SpringContextVariableNames;
import org.thymeleaf.spring6.util.DetailedError;
import org.thymeleaf.spring6.util.FieldUtils;

/** What the parts compute, as {@code #ui} in templates. */
public class Ui extends Wording {
  private static final Map<String, String> KNOWN_TAXES =
      Map.of("vat", "tax.name.vat", "sales tax", "tax.name.sales");
  private static final Pattern KEPT_TAX =
      Pattern.compile("(.+) (\\d{1,3}(?:\\.\\d{1,4})?) %((?: \\([^()]*\\))?)");
  private static final Pattern KEPT_RATE =
      Pattern.compile("([A-Z]{3}) (\\d+(?:\\.\\d+)?) × (\\d+(?:\\.\\d+)?)");
  private static final int[] SIDES = {160, 400, 800, 1600};

  private final Assets assets;

  Ui(IExpressionContext context, Clock clock, Assets assets) {
    super(context, clock);
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
    var sizes = new StringJoiner(", ");
    for (int side : SIDES) sizes.add(picture(src, side) + " " + side + "w");
    return sizes.toString();
  }

  /**
   * The same sizes as WebP, for a {@code source} before the {@code img}; null where that is not
   * written, or for an image that is no store's.
   */
  public @Nullable String webp(String src) {
    if (!src.startsWith("/media/") || !Webp.isWritten()) return null;
    var sizes = new StringJoiner(", ");
    for (int side : SIDES) sizes.add(picture(src, side) + "&as=webp " + side + "w");
    return sizes.toString();
  }

  /** The sentence of a message in the language of the page. */
  public String say(String key, Object... filled) {
    if (!(context instanceof ITemplateContext page)) return key;
    return Objects.requireNonNull(page.getMessage(null, key, filled, true));
  }

  public Sheet page(String key, Object... filled) {
    return Sheet.of(say(key, filled));
  }

  /** A page whose title is not ours, such as that of a product. */
  public Sheet pageOf(String title) {
    return Sheet.of(title);
  }

  public Icon icon(String name) {
    return new Icon(asset("icons.svg") + "#" + name, "");
  }

  public Field field(String name) {
    return new Field(this, name);
  }

  public Pick pick(String name) {
    return new Pick(this, name);
  }

  public Button button(String key, Object... filled) {
    return new Button(this, say(key, filled));
  }

  /** A button whose words are not a message. */
  public Button button() {
    return new Button(this, null);
  }

  public Note info(String key, Object... filled) {
    return noteOf("info").say(key, filled);
  }

  public Note good(String key, Object... filled) {
    return noteOf("good").say(key, filled);
  }

  public Note warn(String key, Object... filled) {
    return noteOf("warn").say(key, filled);
  }

  public Note bad(String key, Object... filled) {
    return noteOf("bad").say(key, filled);
  }

  /**
   * @param tone {@code info}, {@code good}, {@code warn} or {@code bad}
   */
  public Note noteOf(String tone) {
    return new Note(this, tone);
  }

  public Empty empty(String key, Object... filled) {
    return new Empty(this, say(key, filled));
  }

  public Empty emptyOf(String title) {
    return new Empty(this, title);
  }

  public Question ask(String id) {
    return new Question(this, id);
  }

  public Pager pager(@Nullable String newer, @Nullable String older) {
    return new Pager(newer, older, null);
  }

  public Pager pager(@Nullable String newer, @Nullable String older, String key, Object... filled) {
    return new Pager(newer, older, say(key, filled));
  }

  /**
   * A tax as people name it: "7% VAT".
   *
   * @param included whether it is in the prices: "incl. 7% VAT"
   */
  public String tax(RatedAmount tax, boolean included) {
    var rate = percent(tax.ppm());
    return String.valueOf(say(included ? "tax.in" : "tax.on", rate, taxName(tax.name())));
  }

  /**
   * What a step of a price is about: of tax, as the reader names it and writes its rate; of another
   * currency, with the reader's figures.
   *
   * @param kind its code
   * @param name as it was kept: "VAT 19 % (DE)", "EUR 33.33 × 0.3312"
   */
  public String step(String kind, String name) {
    var rate = KEPT_RATE.matcher(name);
    if (kind.equals("list_rate") && rate.matches()) {
      var price = Money.ofPlain(rate.group(2), Currency.getInstance(rate.group(1)));
      return money(price) + " × " + decimal(new BigDecimal(rate.group(3)));
    }
    var tax = KEPT_TAX.matcher(name);
    if (!kind.startsWith("tax") || !tax.matches()) return name;
    int ppm = new BigDecimal(tax.group(2)).movePointRight(4).intValueExact();
    return say("tax.on", percent(ppm), taxName(tax.group(1))) + tax.group(3);
  }

  /** Value-added and sales tax have a name in each language; others have that of the merchant. */
  private String taxName(String name) {
    var known = KNOWN_TAXES.get(name.toLowerCase(Locale.ROOT));
    return known == null ? name : String.valueOf(say(known));
  }

  public Sums sums() {
    return new Sums(this);
  }

  /** A picture of 40 pixels; its empty place without an address. */
  public Thumb thumb(@Nullable String src) {
    return new Thumb(src == null || src.isEmpty() ? null : src, 40);
  }

  /** A country by its ISO 3166-1 code, as the reader calls it. */
  public String country(String code) {
    return Countries.name(code, locale());
  }

  public Seal seal(StoreBadge badge) {
    return new Seal(badge, "");
  }

  /** A phone number as people of that country read it. */
  public String phone(String number, String home) {
    return Phone.shown(number, home);
  }

  /** The link that calls it. */
  public String call(String number, String home) {
    return "tel:" + Phone.dialled(number, home);
  }

  /** The id of a field, to which what is wrong with it links. */
  public String id(String name) {
    return name.replace('.', '-').replace('[', '-').replace("]", "");
  }

  /** A field of the form in {@code th:object}, or, outside one, of the given value and error. */
  FieldState state(String name, @Nullable Object value, @Nullable Object error) {
    var id = id(name);
    if (!bound()) return new FieldState(id, name, text(value), text(error));
    var status = FieldUtils.getBindStatusFromParsedExpression(context, false, true, name);
    var said = status.isError() ? String.join(" ", status.getErrorMessages()) : text(error);
    return new FieldState(id, name, status.getDisplayValue(), said);
  }

  /**
   * What is wrong with the form in {@code th:object}, in the order of its record, which is that of
   * its page; what is said of no field comes first.
   */
  public List<DetailedError> inOrder(List<DetailedError> errors) {
    var fields = new ArrayList<String>();
    var target = errors.stream().filter(it -> !it.isGlobal()).findFirst().map(this::target);
    if (target.orElse(null) instanceof Record form)
      for (var part : form.getClass().getRecordComponents()) fields.add(part.getName());
    return errors.stream()
        .sorted(Comparator.comparingInt(it -> fields.indexOf(it.getFieldName().split("[.\\[]")[0])))
        .toList();
  }

  private @Nullable Object target(DetailedError error) {
    var status =
        FieldUtils.getBindStatusFromParsedExpression(context, false, true, error.getFieldName());
    return status.getErrors() instanceof BindingResult bound ? bound.getTarget() : null;
  }

  /** A state of {@code payment}, {@code fulfilment}, {@code product} and so on. */
  public StateMark state(String kind, Object code) {
    var mark = StateMark.of(kind, code);
    return mark.text(say(mark.key()));
  }

  /** A time in the zone of the desk or shop around the page. */
  public Moment when(Instant at) {
    return when(at, null);
  }

  /** A time in the given zone, or that of the desk or shop around the page. */
  public Moment when(Instant at, @Nullable ZoneId zone) {
    return Moment.of(at, now(), zone == null ? zone() : zone, locale());
  }

  private boolean bound() {
    return context.containsVariable(SpringContextVariableNames.SPRING_BOUND_OBJECT_EXPRESSION)
        && context.getVariable(SpringContextVariableNames.SPRING_BOUND_OBJECT_EXPRESSION) != null;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * What may stand in a page as it is: only the sanitizer makes it, and no text is taken for it.
   */
  public String markup(Markup markup) {
    return markup.html();
  }

  /** What can be typed as the address of a link in such a text. */
  public String linkPattern() {
    return Markup.LINK;
  }
}
