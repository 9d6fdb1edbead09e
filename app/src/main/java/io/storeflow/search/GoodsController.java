package io.storeflow.search;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds goods by name below a field of a form, while somebody types in it. */
@Controller
@Needs(Permission.SEE_PRODUCTS)
class GoodsController {
  /** As much as any such field takes. */
  private static final int LONGEST = 4_000;

  /** What was typed before, and what is being typed; between them what parts several. */
  private static final Pattern LAST = Pattern.compile("(?s)(.*[,;|\\n，；、،])?(.*)");

  private final FoundGoods goods;

  GoodsController(FoundGoods goods) {
    this.goods = goods;
  }

  /**
   * What can be chosen; public, as templates read it.
   *
   * @param all what the field says when it is chosen
   */
  public record Choice(String all, String title, String detail) {}

  /**
   * @param kind the code of a {@link GoodsKind}
   * @param field its name, by which what is typed in it is sent too
   * @param several whether it takes several, with commas between them
   */
  @GetMapping("/s/{store}/goods")
  String find(
      Store store,
      @RequestParam(defaultValue = "product") String kind,
      @RequestParam(defaultValue = "") String field,
      @RequestParam(defaultValue = "false") boolean several,
      HttpServletRequest request,
      Model model) {
    var of = Coded.find(GoodsKind.class, kind).orElseThrow(NotFound::new);
    var typed = Typed.cut(Typed.text(request.getParameter(field)), LONGEST);
    var parts = LAST.matcher(typed);
    boolean begun = several && parts.matches() && parts.group(1) != null;
    var before = begun ? parts.group(1) + " " : "";
    var words = begun ? parts.group(2) : typed;
    var had = several ? Listed.of(typed) : List.of(Typed.line(typed));
    var found = goods.find(store, of, Typed.line(words));
    model.addAttribute("pickField", field);
    model.addAttribute(
        "pickFrom",
        UriComponentsBuilder.fromPath(store.page("/goods"))
            .queryParam("kind", of.code())
            .queryParam("several", several)
            .queryParam("field", "{field}")
            .encode()
            .buildAndExpand(field)
            .toUriString());
    model.addAttribute("pickNamed", String.join(", ", goods.names(store, of, had)));
    model.addAttribute("pickNone", !words.isBlank() && found.isEmpty());
    model.addAttribute(
        "pickable",
        found.stream()
            .filter(it -> had.stream().noneMatch(it.value()::equalsIgnoreCase))
            .distinct()
            .map(it -> choice(before, it, several))
            .toList());
    return "catalog/_find :: found";
  }

  private static Choice choice(String before, FoundGoods.Good it, boolean several) {
    var all = several ? before + it.value() + ", " : it.value();
    return new Choice(all, it.title(), it.detail());
  }
}
