package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.category.Categories;
import io.storeflow.category.CategoryRow;
import io.storeflow.forsale.SearchPreview;
import io.storeflow.label.UsedLabels;
import io.storeflow.location.Locations;
import io.storeflow.media.MediaFiles;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.markup.Markup;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.TaxClass;
import io.storeflow.safety.SafetyGaps;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Trade;
import io.storeflow.uploads.PictureCell;
import io.storeflow.uploads.PictureRow;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.ModelAndView;

/** Puts together what the page of the product editor shows. */
@Component
public class ProductPage {
  private final Categories categories;
  private final UsedLabels labels;
  private final MediaFiles media;
  private final PublicUrl publicUrl;
  private final MessageSource messages;
  private final ProductLinks links;
  private final SafetyGaps safety;
  private final Locations locations;
  private final ShippingBooks shipping;
  private final Clock clock;

  ProductPage(
      Categories categories,
      UsedLabels labels,
      MediaFiles media,
      PublicUrl publicUrl,
      MessageSource messages,
      ProductLinks links,
      SafetyGaps safety,
      Locations locations,
      ShippingBooks shipping,
      Clock clock) {
    this.categories = categories;
    this.labels = labels;
    this.media = media;
    this.publicUrl = publicUrl;
    this.clock = clock;
    this.messages = messages;
    this.links = links;
    this.safety = safety;
    this.locations = locations;
    this.shipping = shipping;
  }

  ModelAndView blank(Store store, StoreAccess access) {
    var form = ProductForm.empty();
    return again(
        store, access, Optional.empty(), form, new BeanPropertyBindingResult(form, "form"));
  }

  ModelAndView of(Store store, StoreAccess access, ProductDetail product) {
    var form = of(store, product);
    var errors = new BeanPropertyBindingResult(form, "form");
    return again(store, access, Optional.of(product), form, errors);
  }

  /** The form of a product as it is. */
  public ProductForm of(Store store, ProductDetail product) {
    var locale = LocaleContextHolder.getLocale();
    var implied = messages.getMessage("catalog.option.implied", null, locale);
    return ProductForm.of(product, implied, store.timeZone());
  }

  /** The form as it was typed, with what is wrong. */
  ModelAndView again(
      Store store,
      StoreAccess access,
      Optional<ProductDetail> product,
      ProductForm form,
      Errors errors) {
    var grid = new GridView(form, errors);
    var presented = grid.presented(form);
    var shown = new BeanPropertyBindingResult(presented, "form");
    errors.getAllErrors().forEach(it -> shown.addError(grid.here(it)));
    var view = new ModelAndView("catalog/product");
    view.addObject("form", presented);
    view.addObject(BindingResult.MODEL_KEY_PREFIX + "form", shown);
    var base = store.page("/products");
    view.addObject("base", base);
    view.addObject("to", product.map(it -> base + "/" + it.publicId()).orElse(base));
    view.addObject("grid", grid);
    view.addObject("fills", fills());
    view.addObject("product", product.orElse(null));
    view.addObject(
        "link",
        product
            .map(it -> links.around(store, access, it.id()))
            .orElse(ProductLinks.Around.NOTHING));
    view.addObject("gaps", product.map(it -> safety.of(store, it.id())).orElse(List.of()));
    view.addObject("shop", store.shop(""));
    view.addObject("zone", store.timeZone().getId());
    view.addObject("currency", store.currency());
    view.addObject("pictures", cells(store, form));
    view.addObject("sendTo", store.page("/pictures"));
    view.addObject("most", ProductFields.MOST_PICTURES);
    view.addObject("categories", categoryChoices(store));
    var profiles = profileChoices(store);
    view.addObject("profiles", profiles);
    view.addObject("taxClasses", taxChoices());
    view.addObject("asksProfile", !profiles.isEmpty() || isSentApart(form));
    view.addObject("states", stateChoices());
    view.addObject("labels", labels.of(store));
    var description = description(form);
    view.addObject("description", description);
    view.addObject("preview", preview(store, form, description.text()));
    view.addObject("cooks", store.trade() == Trade.RESTAURANT);
    view.addObject("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    view.addObject("maySeeStock", access.may(Permission.SEE_STOCK));
    view.addObject("spread", locations.spread(store).orElse(null));
    view.addObject("inventory", store.page("/inventory"));
    return view;
  }

  private List<PictureCell> cells(Store store, ProductForm form) {
    var images = form.shots().stream().map(PictureRow::image).toList();
    return PictureCell.of(store, form.shots(), media.unsized(store, images));
  }

  /** The form with the changes of both, and what has to be chosen. */
  ModelAndView conflict(Store store, StoreAccess access, ProductDetail now, Conflict conflict) {
    var form = conflict.merged();
    var errors = new BeanPropertyBindingResult(form, "form");
    var view = again(store, access, Optional.of(now), form, errors);
    var categories = categoryChoices(store);
    var profiles = profileChoices(store);
    BinaryOperator<String> words =
        (field, value) ->
            told(field.equals(FormValues.PROFILE) ? profiles : categories, field, value);
    view.addObject("open", conflict.open().stream().map(it -> it.shown(words)).toList());
    view.addObject("taken", conflict.taken());
    return view;
  }

  /** A value as people read it. */
  private String told(List<Choice> choices, String field, String value) {
    var locale = LocaleContextHolder.getLocale();
    return switch (field) {
      case "state" ->
          Coded.find(ProductState.class, value)
              .map(it -> messages.getMessage("ui.state.product." + it.code(), null, locale))
              .orElse(value);
      case "category", FormValues.PROFILE ->
          choices.stream()
              .filter(it -> it.value().equals(value))
              .map(Choice::label)
              .findFirst()
              .orElse("");
      case FormValues.PICTURES -> pictures(value);
      case "picture" -> value.isEmpty() ? "" : pictures(value);
      case "tracked", "active", "backorder", "traits.featured" ->
          messages.getMessage("catalog.conflict." + !value.isEmpty(), null, locale);
      case FormValues.DESCRIPTION -> Description.ofHtml(value).text();
      default -> value;
    };
  }

  private String pictures(String value) {
    var count = new Object[] {value.lines().count()};
    return messages.getMessage("catalog.conflict.pictures", count, LocaleContextHolder.getLocale());
  }

  /**
   * The form of a product that is there, with what it says where that is kept in another store, or
   * was when the page was opened: then it was not sent, and what follows no more keeps what it
   * says.
   */
  ProductForm settled(Store store, ProductDetail product, ProductForm form) {
    var kept = form.isLinked() || links.follows(store, product.id());
    return kept ? form.saying(of(store, product)) : form;
  }

  /** What the form asks for, if nothing is wrong with it. */
  public Optional<ProductChange> read(Store store, ProductForm form, Errors errors) {
    var ids = categories.all(store).stream().map(CategoryRow::publicId).toList();
    // Asked for only where one is chosen.
    var profiles =
        isSentApart(form)
            ? shipping.of(store).profiles().stream().map(Profile::publicId).toList()
            : List.<String>of();
    var known = new ProductCheck.Known(ids, profiles);
    return ProductCheck.read(form, store, known, clock.instant(), errors);
  }

  /** What the editor with buttons begins with; not of what is far too long. */
  private static Markup description(ProductForm form) {
    var typed = form.description();
    boolean shown = typed != null && typed.length() <= 2 * Description.LONGEST_MARKUP;
    return shown ? form.described().shown() : Markup.ofText("");
  }

  private SearchPreview preview(Store store, ProductForm form, String described) {
    return SearchPreview.of(
        store.name(),
        publicUrl.of(store.shop("/p/")),
        Typed.line(form.title()),
        Typed.line(form.said().seoTitle()),
        Typed.line(form.slug()),
        Typed.line(form.said().seoText()),
        described);
  }

  private List<Choice> categoryChoices(Store store) {
    return categories.tree(store).choices();
  }

  private static boolean isSentApart(ProductForm form) {
    return !Typed.code(form.said().shippingProfile()).isEmpty();
  }

  private List<Choice> profileChoices(Store store) {
    return shipping.of(store).profiles().stream()
        .map(it -> Choice.of(it.publicId(), it.name()))
        .toList();
  }

  private List<Choice> taxChoices() {
    var locale = LocaleContextHolder.getLocale();
    return Stream.of(TaxClass.values())
        .map(
            it ->
                Choice.of(it.code(), messages.getMessage("catalog.tax." + it.code(), null, locale)))
        .toList();
  }

  private List<Choice> stateChoices() {
    Locale locale = LocaleContextHolder.getLocale();
    return Stream.of(ProductState.values())
        .map(
            state ->
                Choice.of(
                    state.code(),
                    messages.getMessage("ui.state.product." + state.code(), null, locale)))
        .toList();
  }

  private List<Choice> fills() {
    Locale locale = LocaleContextHolder.getLocale();
    return Stream.of(Fill.values())
        .map(
            it ->
                Choice.of(
                    it.code(), messages.getMessage("catalog.fill." + it.code(), null, locale)))
        .toList();
  }
}
