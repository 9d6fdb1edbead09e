package io.storeflow.signup;

import io.storeflow.account.SignedIn;
import io.storeflow.merchant.TooManyStores;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.Forbidden;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.locale.Regions;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.SlugTaken;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Opens a further store of a merchant whose stores one all owns. */
@Controller
class NewStoreController {
  private final Stores stores;
  private final Signups signups;
  private final StoreRows rows;
  private final MessageSource messages;
  private final Clock clock;

  NewStoreController(
      Stores stores, Signups signups, StoreRows rows, MessageSource messages, Clock clock) {
    this.stores = stores;
    this.signups = signups;
    this.rows = rows;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/stores/new")
  String form(SignedIn me, Locale locale, Model model) {
    var mine = owned(me);
    model.addAttribute("newStore", new StoreForm(mine.getFirst().publicId(), "", "", "", "", ""));
    return page(mine, "", locale, model);
  }

  @PostMapping("/stores/new")
  String create(
      SignedIn me,
      @ModelAttribute("newStore") StoreForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    var mine = owned(me);
    var merchant =
        mine.stream().filter(each -> each.publicId().equals(form.merchant())).findFirst();
    if (merchant.isEmpty()) errors.rejectValue("merchant", "signup.merchant.unknown");
    var settings = StoreCheck.settings(form, new FormText(errors), errors, clock.instant());
    if (!errors.hasErrors()) {
      try {
        return "redirect:/s/" + signups.open(merchant.orElseThrow(), settings, Actor.of(me)).slug();
      } catch (SlugTaken taken) {
        SignupController.taken(rows, taken.slug(), errors);
      } catch (TooManyStores many) {
        errors.reject("signup.store.many", new Object[] {many.most()}, "many");
      }
    }
    SignupController.checkFree(rows, settings.slug(), errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(mine, form.country(), locale, model);
  }

  private List<Merchant> owned(SignedIn me) {
    var mine = stores.ownedBy(me);
    if (mine.isEmpty()) throw new Forbidden();
    return mine;
  }

  private String page(List<Merchant> mine, @Nullable String country, Locale locale, Model model) {
    SignupController.ask(country, "", locale, model, clock);
    model.addAttribute(
        "merchants", mine.stream().map(each -> Choice.of(each.publicId(), each.name())).toList());
    model.addAttribute("countries", Regions.countries(locale));
    model.addAttribute("kinds", SignupController.kinds(messages, locale));
    return "signup/store";
  }
}
