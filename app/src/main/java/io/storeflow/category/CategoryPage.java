package io.storeflow.category;

import io.storeflow.category.CategoryTree.Node;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.code.Choice;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the pages of categories show, and says why something was refused. */
@Component
class CategoryPage {
  private final Categories categories;
  private final MessageSource messages;

  CategoryPage(Categories categories, MessageSource messages) {
    this.categories = categories;
    this.messages = messages;
  }

  /** The tree of all. */
  String list(Store store, StoreAccess access, String under, Model model) {
    var tree = categories.counted(store);
    model.addAttribute("found", tree.nodes());
    model.addAttribute("base", base(store));
    model.addAttribute("products", store.page("/products"));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    model.addAttribute("under", under);
    model.addAttribute("choices", parents(tree.nodes()));
    return "catalog/categories";
  }

  /** One of them; its form is in the model. */
  String one(Store store, StoreAccess access, String publicId, Model model) {
    var tree = categories.counted(store);
    var node = tree.byPublicId(publicId).orElseThrow();
    var within = tree.within(node);
    var others = tree.nodes().stream().filter(it -> !it.equals(node)).toList();
    var form = (CategoryForm) Objects.requireNonNull(model.getAttribute("category"));
    var image = Objects.requireNonNullElse(form.image(), "");
    model.addAttribute("image", image.isEmpty() ? null : MediaPath.of(store, image));
    model.addAttribute("node", node);
    model.addAttribute("base", base(store));
    model.addAttribute("shop", store.shop("/c/" + node.row().slug()));
    model.addAttribute("products", store.page("/products"));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    model.addAttribute(
        "parents", parents(others.stream().filter(it -> !within.contains(it)).toList()));
    model.addAttribute(
        "others", others.stream().map(it -> Choice.of(it.publicId(), it.words())).toList());
    model.addAttribute("above", tree.byId(node.row().parentId()).map(Node::publicId).orElse(""));
    model.addAttribute("hasBelow", within.size() > 1);
    return "catalog/category";
  }

  /** Where it stands now, for those who do not see the tree; empty for one that is gone. */
  String placed(Store store, String publicId, Locale locale) {
    var tree = categories.tree(store);
    return tree.byPublicId(publicId).map(it -> placed(tree, it, locale)).orElse("");
  }

  private String placed(CategoryTree tree, Node node, Locale locale) {
    var above = tree.byId(node.row().parentId()).orElse(null);
    var beside = tree.below(above);
    var key = above == null ? "catalog.category.moved" : "catalog.category.moved.in";
    var in = above == null ? "" : above.title();
    return say(key, locale, node.title(), beside.indexOf(node) + 1, beside.size(), in);
  }

  static String base(Store store) {
    return store.page("/categories");
  }

  /** Those that something may stand below. */
  private static List<Choice> parents(List<Node> nodes) {
    return nodes.stream()
        .filter(it -> !it.isDeepest())
        .map(it -> Choice.of(it.publicId(), it.words()))
        .toList();
  }

  String say(String key, Locale locale, Object... with) {
    return messages.getMessage(key, with, locale);
  }

  String sayWhy(CategoryMisplaced misplaced, Locale locale) {
    return say(key(misplaced), locale, CategoryTree.MOST_LEVELS);
  }

  static String key(CategoryMisplaced misplaced) {
    return switch (misplaced.why()) {
      case BELOW_ITSELF -> "catalog.error.category.itself";
      case TOO_DEEP -> "catalog.error.category.deep";
    };
  }
}
