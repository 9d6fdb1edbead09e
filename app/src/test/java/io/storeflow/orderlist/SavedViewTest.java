package io.storeflow.orderlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.savedview.SavedViews;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of orders are kept under names, for one person or for all of a store. */
@AppTest
class SavedViewTest {
  @Autowired private World world;
  @Autowired private Staff staff;

  private Store store;
  private String list;
  private Staff.Visitor manager;
  private Staff.Visitor viewer;

  @BeforeEach
  void open() {
    store = world.store();
    list = "/s/" + store.slug() + "/orders";
    manager = staff.visitor(store, Role.MANAGER);
    viewer = staff.visitor(store, Role.VIEWER);
  }

  @Test
  void keepsAListUnderANameAndChangesIt() {
    var saved = save(viewer, "Müller & co", "view=all&tag=VIP&sort=-total&min=x&saved=abc");
    assertThat(saved).startsWith(list + "?view=all&tag=VIP&sort=-total");
    assertThat(viewer.get(saved).body())
        .contains("Müller &amp; co", "aria-current=\"page\"", "Save changes", "Delete view");
    assertThat(viewer.get(list).body()).contains("Müller &amp; co").doesNotContain("Save changes");
    assertThat(manager.get(list).body()).doesNotContain("Müller");
    var view = list + "/views/" + saved.replaceAll(".*saved=", "");
    viewer.post(list, view, "name", "Big ones", "list", "view=todo&min=100");
    assertThat(viewer.get(list).body())
        .contains("Big ones", "view=todo&amp;min=100.00&amp;saved=")
        .doesNotContain("Müller");
    assertThat(manager.post(list, view, "name", "Mine", "list", "").statusCode()).isEqualTo(404);
    assertThat(manager.post(list, view + "/deletion").statusCode()).isEqualTo(404);
    viewer.post(list, view + "/deletion");
    assertThat(viewer.get(saved).body()).doesNotContain("Big ones");
  }

  @Test
  void isSharedByThoseWhoMayChangeSettings() {
    var saved = viewer.path(post(manager, "Today", "view=all&placed=today", "true"));
    assertThat(viewer.get(saved).body()).contains("Today").doesNotContain("Delete view");
    var view = list + "/views/" + saved.replaceAll(".*saved=", "");
    assertThat(viewer.post(list, view + "/deletion").statusCode()).isEqualTo(404);
    assertThat(post(viewer, "For all", "view=all", "true").statusCode()).isEqualTo(404);
    assertThat(viewer.get(list).body()).doesNotContain("For everybody").contains(">Today<");
    var other = world.store();
    var foreign = staff.visitor(other, Role.OWNER);
    assertThat(foreign.post("/s/" + other.slug() + "/orders", view + "/deletion").statusCode())
        .isEqualTo(404);
    assertThat(staff.visitor(store, Role.OWNER).post(list, view + "/deletion").statusCode())
        .isEqualTo(302);
  }

  @Test
  void saysWhatIsWrongAndKeepsWhatWasTyped() {
    assertThat(post(viewer, " ", "view=all", null).body()).contains("Enter a name for the view");
    var typed = "x".repeat(SavedViews.LONGEST + 1);
    assertThat(post(viewer, typed, "view=all&tag=vip", null).body())
        .contains("at most 40 characters", "value=\"" + typed + "\"", "view=all&amp;tag=vip");
    save(viewer, "Late ones", "view=all");
    assertThat(post(viewer, "LATE ones", "view=all", null).body()).contains("of this name");
    for (int i = 1; i < SavedViews.MOST; i++) save(viewer, "View " + i, "view=all");
    var full = post(viewer, "One more", "view=all", null);
    assertThat(full.statusCode()).isEqualTo(422);
    assertThat(full.body()).contains("There are 20 views already");
  }

  private String save(Staff.Visitor by, String name, String query) {
    return by.path(post(by, name, query, null));
  }

  private HttpResponse<String> post(
      Staff.Visitor by, String name, String query, @Nullable String all) {
    var path = list + "/views";
    return all == null
        ? by.post(list, path, "name", name, "list", query)
        : by.post(list, path, "name", name, "list", query, "shared", all);
  }
}
