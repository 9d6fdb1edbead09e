package io.storeflow.pricelistpage;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricelist.PriceListRow;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.pricelist.PricedVariants;
import io.storeflow.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;

/** The pages of price lists. */
@Component
class PriceListPage {
  private static final int EXAMPLES = 8;
  private static final int SIZE = 100;
  private static final int MOST_PAGES = 10_000;

  /** What a price of the store would be; public, as templates read it. */
  public record Example(Money own, Money there) {}

  private final PriceLists lists;
  private final PricedVariants variants;
  private final MessageSource messages;

  PriceListPage(PriceLists lists, PricedVariants variants, MessageSource messages) {
    this.lists = lists;
    this.variants = variants;
    this.messages = messages;
  }

  /**
   * @param shown in examples; null for none
   */
  String all(Store store, @Nullable PriceListDraft shown, Locale locale, Model model) {
    model.addAttribute("lists", lists.all(store));
    model.addAttribute("currencies", Regions.currencies(locale));
    return page(store, shown, locale, model, "pricing/lists");
  }

  /**
   * @param number of the page of prices that are said, as it was asked for
   */
  String one(
      Store store, PriceListRow row, @Nullable PriceListDraft shown, String number, Model model) {
    int page = Math.max(1, WholeNumber.read(number, 1, MOST_PAGES).orElse(1));
    var said = variants.said(store, row, (page - 1) * SIZE, SIZE + 1);
    var here = store.page("/pricing/lists/" + row.publicId());
    model.addAttribute("row", row);
    model.addAttribute("here", here);
    model.addAttribute("prices", said.size() > SIZE ? said.subList(0, SIZE) : said);
    model.addAttribute("newer", page == 1 ? null : here + "?page=" + (page - 1));
    model.addAttribute("older", said.size() > SIZE ? here + "?page=" + (page + 1) : null);
    var locale = LocaleContextHolder.getLocale();
    model.addAttribute("name", row.list().currency().getDisplayName(locale));
    return page(store, shown, locale, model, "pricing/list");
  }

  /** Notes a rate by which the highest price of the store would be none any more. */
  void check(Store store, PriceListDraft draft, Errors errors) {
    if (errors.hasErrors()) return;
    var top = new Money(variants.highest(store), store.ownCurrency());
    if (!draft.conversion().fits(top.minor()))
      errors.rejectValue(
          "rate",
          "pricelist.rate.high",
          new Object[] {top.format(LocaleContextHolder.getLocale())},
          "high");
  }

  private String page(
      Store store, @Nullable PriceListDraft shown, Locale locale, Model model, String view) {
    model.addAttribute("own", store.ownCurrency().getCurrencyCode());
    model.addAttribute("roundings", roundings(locale));
    model.addAttribute("examples", shown == null ? List.of() : examples(store, shown));
    return view;
  }

  private List<Example> examples(Store store, PriceListDraft draft) {
    var conversion = draft.conversion();
    return variants.examples(store, EXAMPLES).stream()
        .map(it -> new Example(it, new Money(conversion.price(it.minor()), conversion.to())))
        .toList();
  }

  List<Choice> roundings(Locale locale) {
    return Arrays.stream(PriceRounding.values())
        .map(
            it ->
                Choice.of(
                    it.code(),
                    messages.getMessage("pricelist.rounding." + it.code(), null, locale)))
        .toList();
  }
}
