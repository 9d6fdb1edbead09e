package io.storeflow.apikey;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The keys of a store: the list, a new one, which is shown this once, and their end. */
@Controller
@RequestMapping("/s/{store}/keys")
@Needs(Permission.EDIT_SETTINGS)
class ApiKeyController {
  private final ApiKeys keys;
  private final KeyQueries queries;
  private final MessageSource messages;
  private final Clock clock;

  ApiKeyController(ApiKeys keys, KeyQueries queries, MessageSource messages, Clock clock) {
    this.keys = keys;
    this.queries = queries;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  String list(Store store, Locale locale, Model model) {
    model.addAttribute("form", ApiKeyForm.fresh());
    return page(store, locale, model);
  }

  /** Answers with the key itself, which is nowhere else: no redirect could show it. */
  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("form") ApiKeyForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    var name = form.readName(errors);
    var scopes = form.readScopes(errors);
    var today = LocalDate.ofInstant(clock.instant(), store.timeZone());
    var until = form.readUntil(errors, today, store.timeZone());
    if (!errors.hasErrors())
      try {
        model.addAttribute("token", keys.make(store, name, scopes, until, actor));
        model.addAttribute("name", name);
        model.addAttribute("base", base(store));
        return "apikey/made";
      } catch (ApiKeys.TooMany many) {
        errors.reject("apikey.error.many", new Object[] {ApiKeys.MOST}, "too many");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, locale, model);
  }

  @PostMapping("/{key}/revocation")
  String revoke(
      Store store,
      Actor actor,
      @PathVariable String key,
      Locale locale,
      RedirectAttributes redirect) {
    var name = keys.revoke(store, key, actor);
    redirect.addFlashAttribute("flash", Flash.said(word("apikey.revoked", locale, name)));
    return "redirect:" + base(store);
  }

  private String page(Store store, Locale locale, Model model) {
    model.addAttribute("base", base(store));
    model.addAttribute("keys", rows(store, locale));
    return "apikey/list";
  }

  /** A key in the list, with what it may do in words. */
  record Row(ApiKey key, ApiKey.State state, List<String> scopes) {
    public boolean holds() {
      return state == ApiKey.State.VALID;
    }

    public boolean ended() {
      return state == ApiKey.State.REVOKED;
    }

    /** Key of the words for its state. */
    public String words() {
      return "apikey.state." + state.name().toLowerCase(Locale.ROOT);
    }
  }

  private List<Row> rows(Store store, Locale locale) {
    var now = clock.instant();
    return queries.all(store).stream()
        .map(
            key ->
                new Row(
                    key,
                    key.state(now),
                    key.scopes().stream().sorted().map(it -> scope(it, locale)).toList()))
        .toList();
  }

  private String scope(KeyScope scope, Locale locale) {
    return word("apikey.scope." + name(scope), locale);
  }

  private static String name(KeyScope scope) {
    return scope.code().replace(':', '-');
  }

  private String word(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  private static String base(Store store) {
    return store.page("/keys");
  }
}
