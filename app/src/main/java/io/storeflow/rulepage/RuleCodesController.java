package io.storeflow.rulepage;

import io.storeflow.desk.Needs;
import io.storeflow.discountcode.BulkCodes;
import io.storeflow.platform.csv.CsvDownload;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Codes of a rule that are made in bulk, and handed out as a file. */
@Controller
@Needs(Permission.EDIT_RULES)
class RuleCodesController {
  /** With the random rest it is a code. */
  private static final Pattern PREFIX = Pattern.compile("([A-Z0-9][A-Z0-9._-]{0,19})?");

  private final PriceRules rules;
  private final BulkCodes codes;
  private final PublicUrl publicUrl;
  private final MessageSource messages;

  RuleCodesController(
      PriceRules rules, BulkCodes codes, PublicUrl publicUrl, MessageSource messages) {
    this.rules = rules;
    this.codes = codes;
    this.publicUrl = publicUrl;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/pricing/{rule}/codes")
  String show(Store store, @PathVariable("rule") String publicId, Model model) {
    model.addAttribute("bulk", BulkForm.FRESH);
    return page(store, rule(store, publicId), model);
  }

  @PostMapping("/s/{store}/pricing/{rule}/codes")
  String make(
      Store store,
      Actor actor,
      @PathVariable("rule") String publicId,
      @ModelAttribute("bulk") BulkForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var rule = rule(store, publicId);
    int number = new FormText(errors).number("number", form.number(), 1, BulkCodes.AT_ONCE);
    var prefix = PriceRule.code(Typed.line(form.prefix()));
    if (!PREFIX.matcher(prefix).matches()) errors.rejectValue("prefix", "rule.bulk.prefix.wrong");
    if (!rule.when().code().needed()) errors.reject("rule.bulk.closed");
    if (!errors.hasErrors() && !codes.make(store, rule, prefix, number, actor))
      errors.reject("rule.bulk.many", new Object[] {BulkCodes.OF_RULE}, "too many");
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(store, rule, model);
    }
    var said = messages.getMessage("rule.bulk.made", new Object[] {number}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page("/pricing/" + publicId + "/codes");
  }

  @GetMapping("/s/{store}/pricing/{rule}/codes.csv")
  void file(
      Store store,
      @PathVariable("rule") String publicId,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    var rule = rule(store, publicId);
    CsvDownload.send(
        response,
        store.slug() + "-codes.csv",
        List.of(title("rule.bulk.code", locale), title("rule.bulk.uses", locale)),
        cursor -> codes.page(store, rule, CsvDownload.PAGE, cursor),
        row -> List.of(row.code(), row.uses()));
  }

  private String page(Store store, PriceRule rule, Model model) {
    model.addAttribute("rule", rule);
    model.addAttribute("counts", codes.counts(store, rule));
    model.addAttribute("link", publicUrl.of(store.shop("/discount/")));
    model.addAttribute("typed", rule.when().code().codes().stream().sorted().toList());
    model.addAttribute("atOnce", BulkCodes.AT_ONCE);
    model.addAttribute("ofRule", BulkCodes.OF_RULE);
    return "pricing/codes";
  }

  private PriceRule rule(Store store, String publicId) {
    return rules.find(store, publicId).orElseThrow(NotFound::new);
  }

  private String title(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
