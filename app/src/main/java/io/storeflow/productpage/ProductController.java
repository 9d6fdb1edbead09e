package io.storeflow.productpage;

import io.storeflow.account.SignedIn;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductSlugTaken;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.StaleProduct;
import io.storeflow.desk.Needs;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.lookup.SharedSkus;
import io.storeflow.modifier.Surcharges;
import io.storeflow.platform.form.Ticked;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.locale.Written;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.uploads.PictureForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The product editor: one form for a new product and for one that is there. */
@Controller
@RequestMapping("/s/{store}/products")
class ProductController {
  /** SKUs that other products have too, of which are told so many. */
  private static final int SHARED = 3;

  private final Products products;
  private final ProductPage page;
  private final PictureForm pictures;
  private final SharedSkus sharedSkus;
  private final MessageSource messages;

  ProductController(
      Products products,
      ProductPage page,
      PictureForm pictures,
      SharedSkus sharedSkus,
      MessageSource messages) {
    this.products = products;
    this.page = page;
    this.pictures = pictures;
    this.sharedSkus = sharedSkus;
    this.messages = messages;
  }

  @InitBinder
  static void boxes(WebDataBinder binder) {
    binder.setAutoGrowCollectionLimit(VariantGrid.MOST_VARIANTS + 1);
    Ticked.in(binder);
  }

  @GetMapping("/new")
  @Needs(Permission.EDIT_PRODUCTS)
  ModelAndView begin(Store store, StoreAccess access) {
    return page.blank(store, access);
  }

  @GetMapping("/{product}")
  @Needs(Permission.SEE_PRODUCTS)
  ModelAndView show(Store store, StoreAccess access, @PathVariable String product) {
    return page.of(store, access, products.get(store, product));
  }

  /** Changes options and lines of the grid while they are edited; saves nothing. */
  @PostMapping(
      value = {"", "/{product}"},
      params = "rows")
  @Needs(Permission.EDIT_PRODUCTS)
  ModelAndView rows(
      Store store,
      StoreAccess access,
      @PathVariable Optional<String> product,
      @RequestParam String rows,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
      @ModelAttribute("form") ProductForm form,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response) {
    var before = product.map(id -> products.get(store, id));
    var all = before.map(it -> page.settled(store, it, form)).orElse(form);
    var sent = all.sent(files, before.orElse(null));
    var kept = all.with(pictures.keep(store, sent, errors, request, response));
    var changed = GridAct.read(rows).on(kept, errors);
    return page.again(store, access, before, changed, errors);
  }

  @PostMapping
  @Needs(Permission.EDIT_PRODUCTS)
  ModelAndView create(
      Store store,
      StoreAccess access,
      SignedIn person,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
      @ModelAttribute("form") ProductForm form,
      BindingResult sent,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale) {
    var all = form.with(pictures.keep(store, form.sent(files, null), sent, request, response));
    var kept = GridAct.finished(all, sent);
    var errors = of(kept, sent);
    var change = page.read(store, kept, errors);
    if (change.isPresent()) {
      try {
        var id = products.create(store, change.get(), Actor.of(person));
        return saved(store, id, "catalog.created", change.get(), redirect, locale);
      } catch (ProductSlugTaken taken) {
        reject(errors, taken);
      }
    }
    return refused(page.again(store, access, Optional.empty(), kept, errors), errors);
  }

  @PostMapping("/{product}")
  @Needs(Permission.EDIT_PRODUCTS)
  ModelAndView change(
      Store store,
      StoreAccess access,
      SignedIn person,
      @PathVariable String product,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
      @ModelAttribute("form") ProductForm form,
      BindingResult sent,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale) {
    var before = products.get(store, product);
    var sentForm = page.settled(store, before, form);
    var settled = Conflict.settled(sentForm, page.of(store, before));
    var pictured = pictures.keep(store, settled.sent(files, before), sent, request, response);
    var kept = GridAct.finished(settled.with(pictured), sent);
    var errors = of(kept, sent);
    var change = page.read(store, kept, errors);
    if (change.isPresent()) {
      try {
        products.change(store, product, version(kept), change.get(), Actor.of(person));
        return saved(store, product, "catalog.saved", change.get(), redirect, locale);
      } catch (ProductSlugTaken taken) {
        reject(errors, taken);
      } catch (InsufficientStock reserved) {
        reject(errors, before, kept, reserved);
      } catch (Surcharges.Refused priced) {
        errors.rejectValue("traits.giftCard", priced.key(), priced.words(locale), null);
      } catch (StaleProduct stale) {
        var now = products.get(store, product);
        var both = Conflict.between(kept, page.of(store, now));
        return with(page.conflict(store, access, now, both), HttpStatus.CONFLICT);
      }
    }
    return refused(page.again(store, access, Optional.of(before), kept, errors), errors);
  }

  /** What was wrong with the form as it was sent is wrong with what was made of it. */
  private static BindingResult of(ProductForm form, BindingResult sent) {
    var errors = new BeanPropertyBindingResult(form, "form");
    errors.addAllErrors(sent);
    return errors;
  }

  private ModelAndView saved(
      Store store,
      String product,
      String message,
      ProductChange change,
      RedirectAttributes redirect,
      Locale locale) {
    var now = products.get(store, product);
    var key = message;
    if (now.state() == ProductState.DRAFT) key += ".draft";
    if (now.state() == ProductState.ACTIVE && !now.isInStock()) key += ".sold-out";
    var text = messages.getMessage(key, new Object[] {change.fields().title()}, locale);
    var at = now.fields().traits().publishAt();
    if (now.isPlanned() && at != null) text = planned(store, now, at, locale);
    var shared = shared(store, now);
    if (!shared.isEmpty())
      text = messages.getMessage("catalog.saved.skus", new Object[] {text, shared}, locale);
    redirect.addFlashAttribute("flash", Flash.said(text));
    return new ModelAndView("redirect:/s/" + store.slug() + "/products/" + product);
  }

  /** SKUs that were typed and another product has too, each with that one's title. */
  private String shared(Store store, ProductDetail product) {
    var skus = product.variants().stream().map(it -> it.fields().sku()).toList();
    return sharedSkus.of(store, product.id(), skus).stream()
        .limit(SHARED)
        .map(it -> it.sku() + " (" + it.title() + ")")
        .collect(Collectors.joining(", "));
  }

  private String planned(Store store, ProductDetail product, Instant at, Locale locale) {
    var when = Written.dateAndClock(at.atZone(store.timeZone()), locale);
    return messages.getMessage(
        "catalog.saved.planned", new Object[] {product.title(), when}, locale);
  }

  private static void reject(BindingResult errors, ProductSlugTaken taken) {
    errors.rejectValue("slug", "catalog.error.slug.taken", new Object[] {taken.free()}, null);
  }

  private static void reject(
      BindingResult errors, ProductDetail before, ProductForm form, InsufficientStock reserved) {
    var held =
        before.variants().stream()
            .filter(variant -> reserved.variants().contains(variant.id()))
            .collect(
                Collectors.toMap(
                    ProductDetail.VariantDetail::publicId,
                    variant -> reserved.level(variant.id()).reserved()));
    for (int i = 0; i < form.rows().size(); i++) {
      var units = held.get(Typed.line(form.rows().get(i).id()));
      if (units == null) continue;
      if (form.rows().get(i).isOut())
        errors.reject(
            "catalog.error.reserved.out",
            new Object[] {units, form.grid().title(form.rows().get(i))},
            null);
      else
        errors.rejectValue(
            "variants[" + i + "].onHand", "catalog.error.reserved", new Object[] {units}, null);
    }
  }

  private static ModelAndView refused(ModelAndView view, BindingResult errors) {
    return with(view, PictureForm.status(errors));
  }

  private static ModelAndView with(ModelAndView view, HttpStatusCode status) {
    view.setStatus(status);
    return view;
  }

  private static int version(ProductForm form) {
    return WholeNumber.read(form.version(), 0, Integer.MAX_VALUE).orElse(-1);
  }
}
