package io.storeflow.printerpage;

import io.storeflow.desk.Needs;
import io.storeflow.location.Locations;
import io.storeflow.networkprinter.PrinterNetworks;
import io.storeflow.orderpaper.PaperSettings;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.locale.Languages;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.printer.PaperWidth;
import io.storeflow.printer.PrintJobQueries;
import io.storeflow.printer.PrintQueue;
import io.storeflow.printer.Printer;
import io.storeflow.printer.PrinterKind;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.printer.Printers;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

/** The receipt printers of a store: the list, a new one, and a page for each. */
@Controller
@RequestMapping("/s/{store}/printers")
@Needs(Permission.EDIT_SETTINGS)
class PrinterController {
  private static final int JOBS = 20;

  private final Printers printers;
  private final PrinterQueries queries;
  private final PrintQueue queue;
  private final PrintJobQueries jobs;
  private final Locations locations;
  private final PrinterNetworks networks;
  private final PaperSettings paper;
  private final PublicUrl publicUrl;
  private final MessageSource messages;
  private final Clock clock;

  PrinterController(
      Printers printers,
      PrinterQueries queries,
      PrintQueue queue,
      PrintJobQueries jobs,
      Locations locations,
      PrinterNetworks networks,
      PaperSettings paper,
      PublicUrl publicUrl,
      MessageSource messages,
      Clock clock) {
    this.printers = printers;
    this.queries = queries;
    this.queue = queue;
    this.jobs = jobs;
    this.locations = locations;
    this.networks = networks;
    this.paper = paper;
    this.publicUrl = publicUrl;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  String list(Store store, Locale locale, Model model) {
    model.addAttribute("form", PrinterForm.fresh(locale));
    return list(store, model, locale);
  }

  /** Answers with the address itself, which is nowhere else: no redirect could show it. */
  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("form") PrinterForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var printer = form.read(locations.open(store), networks, errors);
    if (!errors.hasErrors())
      try {
        var secret = printers.pair(store, printer, actor);
        // It does not ask, so there is nothing to type into it.
        if (printer.kind() == PrinterKind.NETWORK)
          return done(base(store), redirect, "printer.saved", locale, printer.name());
        var address = publicUrl.of("/print/" + store.publicId());
        model
            .addAttribute("printer", printer)
            .addAttribute("address", address + "/" + secret.text())
            .addAttribute("plain", address)
            .addAttribute("secret", secret.text())
            .addAttribute("base", base(store));
        return "printer/made";
      } catch (Printers.TooMany many) {
        errors.reject("printer.error.many", new Object[] {Printers.MOST}, "too many");
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return list(store, model, locale);
  }

  @GetMapping("/{printer}")
  String show(Store store, @PathVariable("printer") String publicId, Locale locale, Model model) {
    var printer = queries.get(store, publicId);
    model.addAttribute("form", PrinterForm.of(printer.is(), locations.open(store)));
    return page(store, printer, model, locale);
  }

  @PostMapping("/{printer}")
  String update(
      Store store,
      Actor actor,
      @PathVariable("printer") String publicId,
      @ModelAttribute("form") PrinterForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var printer = queries.get(store, publicId);
    var places = locations.open(store);
    var form = Untouched.keep(sent, PrinterForm.of(printer.is(), places), request);
    var errors = Untouched.errors(form, "form", model);
    var changed = form.read(places, networks, errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(store, printer, model, locale);
    }
    printers.change(store, publicId, changed, actor);
    return done(base(store) + "/" + publicId, redirect, "printer.saved", locale, changed.name());
  }

  @PostMapping("/{printer}/test")
  String test(
      Store store,
      Actor actor,
      @PathVariable("printer") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var printer = queries.get(store, publicId);
    var here = base(store) + "/" + publicId;
    try {
      queue.test(store, printer, actor);
      return done(here, redirect, "printer.asked", locale, printer.name());
    } catch (PrintQueue.Full full) {
      return done(here, redirect, "printer.full", locale, printer.name());
    }
  }

  @PostMapping("/{printer}/revocation")
  String revoke(
      Store store,
      Actor actor,
      @PathVariable("printer") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var name = printers.revoke(store, publicId, actor);
    return done(base(store), redirect, "printer.revoked", locale, name);
  }

  private String done(
      String to, RedirectAttributes redirect, String key, Locale locale, Object... with) {
    redirect.addFlashAttribute("flash", Flash.said(messages.getMessage(key, with, locale)));
    return "redirect:" + to;
  }

  private String list(Store store, Model model, Locale locale) {
    model
        .addAttribute("base", base(store))
        .addAttribute("now", clock.instant())
        .addAttribute("slipPrices", paper.slipsHavePrices(store))
        .addAttribute("printers", queries.all(store));
    return choices(store, model, locale, "printer/list");
  }

  private String page(Store store, Printer printer, Model model, Locale locale) {
    model
        .addAttribute("base", base(store))
        .addAttribute("now", clock.instant())
        .addAttribute("orders", store.page("/orders"))
        .addAttribute("printer", printer)
        .addAttribute("jobs", jobs.last(store, printer, JOBS));
    return choices(store, model, locale, "printer/show");
  }

  private String choices(Store store, Model model, Locale locale, String view) {
    model
        .addAttribute("kinds", words("kind", kinds(), locale))
        .addAttribute("networked", networks.areNamed())
        .addAttribute("papers", words("paper", PaperWidth.values(), locale))
        .addAttribute(
            "languages",
            Languages.OF_STAFF.stream()
                .map(it -> Choice.of(it.toLanguageTag(), it.getDisplayLanguage(it)))
                .toList())
        .addAttribute("places", places(store));
    return view;
  }

  /** Those over a socket only where somebody has named networks for them. */
  private PrinterKind[] kinds() {
    return Stream.of(PrinterKind.values())
        .filter(it -> it != PrinterKind.NETWORK || networks.areNamed())
        .toArray(PrinterKind[]::new);
  }

  private List<Choice> places(Store store) {
    return locations.open(store).stream().map(it -> Choice.of(it.publicId(), it.name())).toList();
  }

  private List<Choice> words(String what, Coded[] all, Locale locale) {
    return Stream.of(all)
        .map(
            it ->
                Choice.of(
                    it.code(),
                    messages.getMessage("printer." + what + "." + it.code(), null, locale)))
        .toList();
  }

  private static String base(Store store) {
    return store.page("/printers");
  }
}
