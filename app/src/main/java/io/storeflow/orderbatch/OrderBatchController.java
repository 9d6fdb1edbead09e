package io.storeflow.orderbatch;

import io.storeflow.desk.Needs;
import io.storeflow.label.TagStep;
import io.storeflow.orderlist.OrderFilter;
import io.storeflow.orderlist.OrderQueries;
import io.storeflow.orderlist.Ticked;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Many orders are chosen in their list, what would become of each is shown, then it is done. */
@Controller
@RequestMapping("/s/{store}/orders/bulk")
@Needs(Permission.EDIT_ORDERS)
class OrderBatchController {
  private static final int SHOWN = 200;

  private final OrderQueries list;
  private final OrderBatches batches;
  private final OrderBatchQueries queries;
  private final MessageSource messages;

  OrderBatchController(
      OrderQueries list, OrderBatches batches, OrderBatchQueries queries, MessageSource messages) {
    this.list = list;
    this.batches = batches;
    this.queries = queries;
    this.messages = messages;
  }

  /**
   * The tags of many orders.
   *
   * @param add with commas between
   * @param remove with commas between
   */
  record TagForm(@Nullable String add, @Nullable String remove) {
    TagStep check(BindingResult errors) {
      var step = new TagStep(tags("add", add, errors), tags("remove", remove, errors));
      if (!errors.hasErrors() && step.added().isEmpty() && step.removed().isEmpty())
        errors.rejectValue("add", "order.batch.error.none");
      return step;
    }

    private static List<String> tags(String field, @Nullable String typed, BindingResult errors) {
      var read = Listed.read(typed, OrderTags.MOST, OrderTags.LONGEST);
      return new FormText(errors).optional(field, read, List.of());
    }
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute TickedOrders ticked,
      RedirectAttributes redirect,
      Locale locale) {
    var filter = OrderFilter.of(store, ticked.list(), locale);
    var chosen = ticked.ticked();
    var numbers = chosen.numbers();
    if (!ticked.isAll() && numbers.isEmpty()) {
      var said = messages.getMessage("order.batch.none", null, locale);
      redirect.addFlashAttribute("flash", Flash.said(said));
      return "redirect:" + filter.address(store.page("/orders"), "", null);
    }
    if (!ticked.isAll() && chosen.isTooMany()) {
      var most = new Object[] {Ticked.MOST, OrderBatches.MOST};
      var said = messages.getMessage("order.batch.ticked", most, locale);
      redirect.addFlashAttribute("trouble", said);
      return "redirect:" + filter.address(store.page("/orders"), "", null);
    }
    var file = ticked.file();
    if (file != null) return "redirect:" + leading(store.page(file), ticked, filter);
    var act = Coded.find(OrderAct.class, ticked.act()).orElseThrow(NotFound::new);
    var orders =
        ticked.isAll()
            ? list.ids(store, filter, OrderBatches.MOST + 1)
            : list.numbered(store, numbers).stream().map(it -> it.id()).toList();
    return "redirect:" + base(store) + "/" + batches.choose(store, act, orders, actor);
  }

  private static String leading(String path, TickedOrders ticked, OrderFilter filter) {
    return ticked.isAll()
        ? filter.address(path, "", null)
        : UriComponentsBuilder.fromPath(path)
            .queryParam("order", ticked.ticked().numbers().toArray())
            .toUriString();
  }

  @GetMapping("/{batch}")
  String show(Store store, @PathVariable("batch") String publicId, Model model) {
    var batch = queries.get(store, publicId);
    var tags = batch.tags();
    var form = new TagForm(Listed.written(tags.added()), Listed.written(tags.removed()));
    Untouched.errors(form, "form", model);
    return page(store, batch, model);
  }

  /** Says which tags, and shows what would become of them. */
  @PostMapping("/{batch}/tags")
  String tags(
      Store store,
      @PathVariable("batch") String publicId,
      @ModelAttribute("form") TagForm form,
      HttpServletResponse response,
      Model model) {
    var batch = queries.get(store, publicId);
    var errors = Untouched.errors(form, "form", model);
    var step = form.check(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(store, batch, model);
    }
    batches.say(store, publicId, step);
    return "redirect:" + base(store) + "/" + publicId;
  }

  @PostMapping("/{batch}/run")
  String run(
      Store store,
      Actor actor,
      @PathVariable("batch") String publicId,
      @RequestParam(required = false) @Nullable String mails) {
    if (queries.get(store, publicId).isSaid())
      batches.begin(store, publicId, FormText.on(mails), actor);
    return "redirect:" + base(store) + "/" + publicId;
  }

  private static String base(Store store) {
    return store.page("/orders/bulk");
  }

  private String page(Store store, OrderBatchRow batch, Model model) {
    model
        .addAttribute("store", store)
        .addAttribute("batch", batch)
        .addAttribute("base", base(store) + "/" + batch.publicId())
        .addAttribute("orders", store.page("/orders"));
    if (!batch.isDraft()) return result(store, batch, model);
    var planned = queries.planned(store, batch);
    Map<ActOutcome, List<OrderBatchQueries.Told>> by =
        planned.stream().collect(Collectors.groupingBy(it -> it.planned().outcome()));
    for (var outcome : List.of(ActOutcome.DONE, ActOutcome.SAME, ActOutcome.REFUSED)) {
      var all = by.getOrDefault(outcome, List.of());
      model.addAttribute(outcome.code(), all.stream().limit(SHOWN).toList());
      model.addAttribute(outcome.code() + "Count", all.size());
    }
    return "order/batch";
  }

  private String result(Store store, OrderBatchRow batch, Model model) {
    for (var outcome : List.of(ActOutcome.DONE, ActOutcome.SAME, ActOutcome.REFUSED))
      model.addAttribute(
          outcome.code(),
          batch.isRunning() ? List.of() : queries.told(store, batch, outcome, SHOWN));
    model
        .addAttribute("doneCount", batch.done())
        .addAttribute("sameCount", batch.same())
        .addAttribute("refusedCount", batch.refused());
    return "order/batch-done";
  }
}
