package io.storeflow.giftcardpage;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardMoved;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.CardTries;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The gift cards of a store: the list, a new one, whose code is shown this once, and one. */
@Controller
@RequestMapping("/s/{store}/gift-cards")
@Needs(Permission.EDIT_GIFT_CARDS)
class GiftCardController {
  private static final int SIZE = 50;
  private static final int LONGEST_SEARCH = 100;

  private final GiftCards cards;
  private final CardQueries queries;
  private final GiftCardPage page;
  private final CardTries tries;
  private final MayMail mayMail;
  private final MessageSource messages;

  GiftCardController(
      GiftCards cards,
      CardQueries queries,
      GiftCardPage page,
      CardTries tries,
      MayMail mayMail,
      MessageSource messages) {
    this.cards = cards;
    this.queries = queries;
    this.page = page;
    this.tries = tries;
    this.mayMail = mayMail;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_GIFT_CARDS)
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale,
      Model model) {
    var search = Typed.cut(Typed.code(q).replaceFirst("^…", ""), LONGEST_SEARCH);
    var found = found(store, search, cursor);
    if (found.rows().isEmpty() && CardCode.read(search).isPresent()) tries.unknown(store);
    return page.list(store, access, search, found, locale, model);
  }

  @GetMapping("/new")
  String form(Store store, Model model) {
    model.addAttribute("form", GiftCardForm.fresh(store, queries.today(store)));
    return page.blank(store, model);
  }

  /**
   * Answers with the code itself, which is nowhere else: no redirect could show it. A form that is
   * sent again, as by a page that is loaded again, leads to the card that it has made.
   */
  @PostMapping
  String create(
      Store store,
      SignedIn person,
      Actor actor,
      @ModelAttribute("form") GiftCardForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var draft = form.read(store, queries.today(store), locale, errors);
    if (!errors.hasErrors() && !draft.email().isEmpty()) {
      var refusal = mayMail.refusal(store, person, draft.email());
      if (refusal != null) errors.rejectValue("email", refusal);
    }
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.blank(store, model);
    }
    try {
      var made = cards.issue(store, draft, actor, form.kept(draft));
      return page.made(store, made, draft, model);
    } catch (SentBefore again) {
      var card = queries.get(store, again.publicId());
      var key = card.email().isEmpty() ? "giftcard.before" : "giftcard.before.mail";
      return done(store, card, key, locale, redirect);
    }
  }

  @GetMapping("/{card}")
  @Needs(Permission.SEE_GIFT_CARDS)
  String show(
      Store store,
      StoreAccess access,
      @PathVariable("card") String id,
      Locale locale,
      Model model) {
    model.addAttribute("form", AdjustForm.blank());
    return page.one(store, access, queries.get(store, id), locale, model);
  }

  @PostMapping("/{card}/adjustments")
  String adjust(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("card") String id,
      @ModelAttribute("form") AdjustForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var card = queries.get(store, id);
    var delta = form.readAmount(store, card.balance().currency(), locale, errors);
    var reason = form.readReason(errors);
    if (!errors.hasErrors())
      try {
        cards.adjust(store, id, delta, reason, actor, form.kept(id, delta, reason));
        return done(store, card, "giftcard.adjusted", locale, redirect);
      } catch (SentBefore again) {
        return done(store, card, "giftcard.adjusted.before", locale, redirect);
      } catch (CardMoved poor) {
        errors.rejectValue("amount", "giftcard.error.below");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.one(store, access, queries.get(store, id), locale, model);
  }

  @PostMapping("/{card}/switch")
  String toggle(
      Store store,
      Actor actor,
      @PathVariable("card") String id,
      @RequestParam boolean on,
      Locale locale,
      RedirectAttributes redirect) {
    cards.change(store, id, on, actor);
    var key = on ? "giftcard.on" : "giftcard.off";
    return done(store, queries.get(store, id), key, locale, redirect);
  }

  @PostMapping("/{card}/mails")
  String mail(
      Store store,
      StoreAccess access,
      SignedIn person,
      Actor actor,
      @PathVariable("card") String id,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var card = queries.get(store, id);
    var refusal = card.email().isEmpty() ? null : mayMail.refusal(store, person, card.email());
    if (refusal != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("form", AdjustForm.blank()).addAttribute("refusal", refusal);
      return page.one(store, access, card, locale, model);
    }
    cards.mail(store, id, actor);
    return done(store, queries.get(store, id), "giftcard.mailed", locale, redirect);
  }

  private Page<GiftCard> found(Store store, String search, @Nullable String cursor) {
    try {
      return queries.page(store, search, SIZE, cursor);
    } catch (Problem ofAnotherList) {
      return queries.page(store, search, SIZE, null);
    }
  }

  private String done(
      Store store, GiftCard card, String key, Locale locale, RedirectAttributes redirect) {
    var said = messages.getMessage(key, new Object[] {card.name(), card.email()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + GiftCardPage.base(store) + "/" + card.publicId();
  }
}
