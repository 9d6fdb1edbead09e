package io.storeflow.loyaltypage;

import io.storeflow.loyalty.Programs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.frame.Tab;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a program shows beside its form, and what all pages of points have. */
@Component
class ProgramPage {
  private final Programs programs;
  private final ExtraGoods goods;
  private final RewardGoods free;
  private final MessageSource messages;

  ProgramPage(Programs programs, ExtraGoods goods, RewardGoods free, MessageSource messages) {
    this.programs = programs;
    this.goods = goods;
    this.free = free;
    this.messages = messages;
  }

  String of(Store store, StoreAccess access, Locale locale, Model model) {
    var program = programs.read(store);
    frame(store, access, "", locale, model);
    var known = goods.of(store, program.extras());
    var titles = free.titles(store, program.rewards(), locale);
    model.addAttribute(
        "says", new ProgramSentences(store, program, known, titles, messages, locale).all());
    model.addAttribute("runs", program.runs());
    model.addAttribute("merchant", store.merchant().name());
    model.addAttribute("currency", store.currency());
    model.addAttribute("categories", known.tree().choices());
    return "loyalty/program";
  }

  /** What may be chosen in the rows of its form. */
  Map<String, List<Choice>> choices(Store store) {
    var extras = programs.read(store).extras();
    return Map.of("category", goods.of(store, extras).tree().choices());
  }

  /** What each page of points has at its top. */
  void frame(Store store, StoreAccess access, String here, Locale locale, Model model) {
    model.addAttribute("base", store.page("/loyalty"));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_LOYALTY));
    model.addAttribute(
        "tabs",
        List.of(
            tab(store, "program", "", here, locale),
            tab(store, "members", "/members", here, locale),
            tab(store, "owed", "/owed", here, locale)));
  }

  private Tab tab(Store store, String key, String path, String here, Locale locale) {
    var text = messages.getMessage("loyalty.tab." + key, null, locale);
    return new Tab(text, store.page("/loyalty" + path), null, path.equals(here));
  }
}
