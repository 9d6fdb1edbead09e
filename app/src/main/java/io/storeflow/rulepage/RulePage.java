package io.storeflow.rulepage;

import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.discountcode.BulkCodes;
import io.storeflow.discountcode.RuleTotals;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.Typed;
import io.storeflow.priceresult.Trials;
import io.storeflow.pricerule.EffectKind;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of price rules show. */
@Component
class RulePage {
  private final PriceRules rules;
  private final GoodsNames names;
  private final RuleTotals totals;
  private final Programs programs;
  private final MessageSource messages;
  private final Clock clock;
  private final Trials trials;
  private final BulkCodes bulk;
  private final FreeGoods free;

  RulePage(
      PriceRules rules,
      GoodsNames names,
      RuleTotals totals,
      Programs programs,
      MessageSource messages,
      Clock clock,
      Trials trials,
      BulkCodes bulk,
      FreeGoods free) {
    this.rules = rules;
    this.names = names;
    this.totals = totals;
    this.programs = programs;
    this.messages = messages;
    this.clock = clock;
    this.trials = trials;
    this.bulk = bulk;
    this.free = free;
  }

  /** All rules with what they do, what is odd about them, and which are on when. */
  String list(Store store, StoreAccess access, Locale locale, Model model) {
    var all = rules.all(store);
    var known = names.of(store, all);
    var says = new RuleSentence(store, known, messages, locale);
    var used = totals.of(store, all);
    var waiting = waiting(store, all);
    var whole = all.stream().map(it -> it.within(known.tree())).toList();
    var around = around(store, known, whole);
    var rows = new ArrayList<RuleRow>();
    for (int i = 0; i < all.size(); i++) {
      var rule = all.get(i);
      rows.add(
          new RuleRow(
              rule,
              says.of(rule),
              RuleRow.warnings(whole.get(i), whole.subList(0, i), around),
              used.get(rule.id()),
              waiting.contains(rule.id())));
    }
    model.addAttribute("rows", rows);
    var usable = all.stream().filter(it -> !waiting.contains(it.id())).toList();
    model.addAttribute(
        "week",
        RuleWeek.from(
            around.today(), usable, says::weekday, says::day, it -> says.hours(it.when())));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_RULES));
    return "pricing/rules";
  }

  /**
   * The form of one, which is in the model.
   *
   * @param publicId null for a new one
   */
  String one(
      Store store, StoreAccess access, @Nullable String publicId, Locale locale, Model model) {
    model.addAttribute("ruleId", publicId);
    if (!model.containsAttribute("says")) say(store, publicId, null, locale, model);
    if (publicId != null) result(store, publicId, model);
    model.addAttribute("currency", store.currency());
    model.addAttribute("mayEdit", access.may(Permission.EDIT_RULES));
    var choices = choices(store, locale);
    model.addAttribute("categories", choices.get("category"));
    model.addAttribute("effects", choices.get("effect"));
    model.addAttribute("buyersOf", choices.get("buyers"));
    model.addAttribute("groups", names.groups(store));
    model.addAttribute("reached", tiers(store, model));
    model.addAttribute("scopes", choices.get("scope"));
    model.addAttribute("accesses", choices.get("access"));
    model.addAttribute("channels", choices.get("channel"));
    model.addAttribute("tierKinds", choices.get("tierKind"));
    return "pricing/rule";
  }

  /**
   * What a rule does in a sentence, and what is odd about it among the others.
   *
   * @param publicId null for a new one
   * @param rule as it is, or would be; null while that is not known
   */
  void say(
      Store store,
      @Nullable String publicId,
      @Nullable PriceRule rule,
      Locale locale,
      Model model) {
    model.addAttribute(
        "says", store.page("/pricing/sentence") + (publicId == null ? "" : "?of=" + publicId));
    if (rule == null) return;
    var all = new ArrayList<>(rules.all(store));
    int at = 0;
    while (at < all.size() && all.get(at).id() != rule.id()) at++;
    var before = List.copyOf(all.subList(0, at));
    var known = names.of(store, Stream.concat(before.stream(), Stream.of(rule)).toList());
    var whole = before.stream().map(it -> it.within(known.tree())).toList();
    var said = rule.within(known.tree());
    model.addAttribute("sentence", new RuleSentence(store, known, messages, locale).of(rule));
    model.addAttribute("odd", RuleRow.warnings(said, whole, around(store, known, List.of(said))));
  }

  /** What may be chosen in its form, by the field. */
  Map<String, List<Choice>> choices(Store store, Locale locale) {
    return Map.of(
        "category", names.tree(store).choices(),
        "group",
            names.groups(store).stream().map(it -> Choice.of(it.publicId(), it.name())).toList(),
        "effect",
            choices(
                "rule.effect.", Arrays.stream(EffectKind.values()).map(EffectKind::code), locale),
        "buyers", choices("rule.buyers.", Stream.of("all", RuleForm.SOME), locale),
        "scope", choices("rule.scope.", Stream.of("all", "some"), locale),
        "access", choices("rule.access.", Stream.of("everyone", "code"), locale),
        "channel",
            choices("rule.channel.", Arrays.stream(Channel.values()).map(Channel::code), locale),
        "tierKind", choices("rule.tier.", Stream.of("percent", "amount_each", "fixed"), locale));
  }

  /**
   * @param rules of which it is asked what would be free, for all categories that they are for
   */
  private RuleRow.Around around(Store store, GoodsNames.Known known, List<PriceRule> rules) {
    return new RuleRow.Around(
        known.groups().stream().map(CustomerGroup::id).collect(Collectors.toSet()),
        programs.of(store).tiers().stream().map(Tier::name).collect(Collectors.toSet()),
        free.of(store, rules),
        LocalDate.ofInstant(clock.instant(), store.timeZone()));
  }

  /** Row ids of those that are on and ask for a code, and of which there is none. */
  private Set<Long> waiting(Store store, List<PriceRule> all) {
    var waiting =
        all.stream()
            .filter(it -> it.active() && it.when().code().needed())
            .filter(it -> it.when().code().codes().isEmpty())
            .map(PriceRule::id)
            .collect(Collectors.toSet());
    if (!waiting.isEmpty()) waiting.removeAll(bulk.rules(store));
    return waiting;
  }

  /** What came of a share so far. */
  private void result(Store store, String publicId, Model model) {
    var rule = rules.find(store, publicId).filter(it -> !it.when().share().isAll()).orElse(null);
    if (rule == null) return;
    model.addAttribute("share", rule.when().share());
    model.addAttribute("result", trials.of(store, rule));
  }

  /** Also the one that is chosen, if the merchant has it no more. */
  private List<Choice> tiers(Store store, Model model) {
    var all = new LinkedHashSet<String>();
    programs.of(store).tiers().forEach(it -> all.add(it.name()));
    if (model.getAttribute("rule") instanceof RuleForm form && !Typed.line(form.tier()).isEmpty())
      all.add(Typed.line(form.tier()));
    return all.stream().map(it -> Choice.of(it, it)).toList();
  }

  private List<Choice> choices(String words, Stream<String> codes, Locale locale) {
    return codes
        .map(code -> Choice.of(code, messages.getMessage(words + code, null, locale)))
        .toList();
  }
}
