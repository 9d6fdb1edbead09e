package io.storeflow.brandpage;

import io.storeflow.brand.BrandRow;
import io.storeflow.brand.StoreBrands;
import io.storeflow.label.UsedLabels;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.safety.SafetyLaw;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts together what the pages of brands show. */
@Component
class BrandPage {
  private static final int SIZE = 50;
  private static final int WORDS = 100;

  private final StoreBrands brands;
  private final UsedLabels labels;
  private final SafetyLaw law;
  private final MessageSource messages;

  BrandPage(StoreBrands brands, UsedLabels labels, SafetyLaw law, MessageSource messages) {
    this.brands = brands;
    this.labels = labels;
    this.law = law;
    this.messages = messages;
  }

  static String base(Store store) {
    return store.page("/brands");
  }

  String list(Store store, String q, @Nullable String cursor, Model model) {
    var words = Typed.cut(Typed.line(q), WORDS);
    var page = brands.page(store, words, SIZE, cursor);
    model.addAttribute("found", page.rows());
    model.addAttribute("newer", at(store, words, page.newer()));
    model.addAttribute("older", at(store, words, page.older()));
    model.addAttribute("q", words);
    model.addAttribute("asked", law.holdsFor(store));
    model.addAttribute("base", base(store));
    model.addAttribute("products", store.page("/products"));
    return "brandpage/list";
  }

  /** The page of one; its form is in the model. */
  String one(Store store, StoreAccess access, BrandRow brand, Model model) {
    var form = (BrandForm) Objects.requireNonNull(model.getAttribute("form"));
    var logo = Objects.requireNonNullElse(form.logo(), "");
    model.addAttribute("it", brand);
    model.addAttribute("logo", logo.isEmpty() ? null : MediaPath.of(store, logo));
    model.addAttribute("gaps", brand.safety().gaps());
    model.addAttribute("asked", law.holdsFor(store));
    model.addAttribute("labels", labels.of(store));
    model.addAttribute("base", base(store));
    model.addAttribute("shop", store.shop(BrandRow.path(brand.slug())));
    model.addAttribute("products", store.page("/products"));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    return "brandpage/one";
  }

  /** Back to the list, on which it is said what was done. */
  String said(String key, String name, Store store, RedirectAttributes redirect, Locale locale) {
    redirect.addFlashAttribute("flash", Flash.said(say(key, name, locale)));
    return "redirect:" + base(store);
  }

  String say(String key, String name, Locale locale) {
    return messages.getMessage(key, new Object[] {name}, locale);
  }

  private static @Nullable String at(Store store, String words, @Nullable String cursor) {
    return cursor == null
        ? null
        : base(store)
            + org.springframework.web.util.UriComponentsBuilder.newInstance()
                .queryParam("q", "{q}")
                .queryParam("cursor", "{cursor}")
                .encode()
                .buildAndExpand(words, cursor)
                .toUriString();
  }
}
