package io.storeflow.giftcardpage;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of gift cards show. */
@Component
class GiftCardPage {

  /**
   * A card as a page shows it; public, as templates read it.
   *
   * @param standing code of what it is good for
   * @param until its last day as people write it; null for none
   */
  public record Shown(GiftCard card, String standing, @Nullable String until) {}

  private final CardQueries queries;

  GiftCardPage(CardQueries queries) {
    this.queries = queries;
  }

  static String base(Store store) {
    return store.page("/gift-cards");
  }

  String list(
      Store store,
      StoreAccess access,
      String search,
      Page<GiftCard> found,
      Locale locale,
      Model model) {
    var more = base(store) + "?q=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + "&cursor=";
    model.addAttribute("base", base(store));
    model.addAttribute("q", search);
    model.addAttribute("found", found.rows().stream().map(it -> shown(store, it, locale)).toList());
    model.addAttribute("newer", found.newer() == null ? null : more + found.newer());
    model.addAttribute("older", found.older() == null ? null : more + found.older());
    model.addAttribute("owed", queries.owed(store));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_GIFT_CARDS));
    return "giftcard/list";
  }

  String blank(Store store, Model model) {
    model.addAttribute("base", base(store));
    model.addAttribute("currency", store.currency());
    return "giftcard/new";
  }

  String made(Store store, GiftCards.Issued made, CardDraft draft, Model model) {
    model.addAttribute("base", base(store));
    model.addAttribute("code", made.code().shown());
    model.addAttribute("draft", draft);
    model.addAttribute("there", base(store) + "/" + made.publicId());
    return "giftcard/made";
  }

  /** One with its ledger. Two statements. */
  String one(Store store, StoreAccess access, GiftCard card, Locale locale, Model model) {
    model.addAttribute("base", base(store));
    model.addAttribute("orders", store.page("/orders"));
    model.addAttribute("here", base(store) + "/" + card.publicId());
    model.addAttribute("it", shown(store, card, locale));
    model.addAttribute("ends", queries.ends(store, card));
    model.addAttribute("entries", queries.entries(store, card));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_GIFT_CARDS));
    model.addAttribute("maySeeOrders", access.may(Permission.SEE_ORDERS));
    return "giftcard/card";
  }

  private Shown shown(Store store, GiftCard card, Locale locale) {
    var last = card.expiresOn();
    return new Shown(
        card,
        card.standing(queries.today(store)).code(),
        last == null ? null : Written.date(last.atStartOfDay(store.timeZone()), locale));
  }
}
