package io.storeflow.rulepage;

import io.storeflow.desk.Needs;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says of a rule that is being filled in what it would do, before anybody saves it. */
@Controller
@Needs(Permission.EDIT_RULES)
class RuleSentenceController {
  private final PriceRules rules;
  private final GoodsNames names;
  private final RulePage page;

  RuleSentenceController(PriceRules rules, GoodsNames names, RulePage page) {
    this.rules = rules;
    this.names = names;
    this.page = page;
  }

  /**
   * @param of public id of the rule that is changed; none for a new one
   */
  @PostMapping("/s/{store}/pricing/sentence")
  String say(
      Store store,
      @RequestParam(required = false) @Nullable String of,
      @ModelAttribute("rule") RuleForm form,
      BindingResult errors,
      Locale locale,
      Model model) {
    var now = of == null ? null : rules.find(store, of).orElse(null);
    var draft = new RuleCheck(store, names, form, errors).draft();
    var id = now == null ? null : now.publicId();
    page.say(store, id, isKnown(errors) ? draft.rule(now) : null, locale, model);
    model.addAttribute("mayEdit", true);
    return "pricing/_says :: says";
  }

  /** A rule does the same whatever it is called. */
  private static boolean isKnown(BindingResult errors) {
    return !errors.hasGlobalErrors()
        && errors.getFieldErrors().stream().allMatch(it -> it.getField().equals("name"));
  }
}
