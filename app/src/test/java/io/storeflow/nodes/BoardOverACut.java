package io.storeflow.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.nodes.Boards.hidden;
import static io.storeflow.nodes.Boards.text;
import static io.storeflow.nodes.Boards.within;
import static io.storeflow.nodes.TwoNodesTest.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.storeflow.store.Role;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.Wire;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** A board whose line is cut for half a minute while orders come in and are moved. */
final class BoardOverACut {
  private static final Duration CUT = Duration.ofSeconds(30);

  private final SoldHere sold;
  private final World world;
  private final AppProcess node;

  BoardOverACut(SoldHere sold, World world, AppProcess node) {
    this.sold = sold;
    this.world = world;
    this.node = node;
  }

  void staysRight(Page board, Wire wire) {
    sold.order(node, 1);
    sold.order(node, 1);
    assertThat(board.locator("#t1003")).isVisible(within(SOON));
    board.evaluate("window.never = 'loaded again'");

    wire.cut();
    var end = Instant.now().plus(CUT);
    for (int i = 0; i < 3; i++) sold.order(node, 1);
    var manager = new Visitor(node.port());
    manager.signIn(world.member(sold.store, Role.MANAGER).email(), World.PASSWORD);
    var page = "/s/" + sold.store.slug() + "/orders/1002";
    assertThat(manager.post(page, page + "/preparation", Map.of()).statusCode() / 100).isEqualTo(3);
    var key = board.locator("#t1003 [data-press]").getAttribute("data-press");
    board.keyboard().press(key);
    // Nobody tells a screen that its line is dead: it has to notice by itself.
    assertThat(board.locator("[data-live-state]"))
        .hasText(Pattern.compile("Reconnecting|Not live.*"), text(25_000));
    assertThat(board.locator("[data-live-bar] [data-since-text]"))
        .hasText(Pattern.compile("Not live since \\d\\d:\\d\\d:\\d\\d\\."), text(SOON));
    assertThat(board.locator("[data-live-bar] [data-more-text]"))
        .hasText(Pattern.compile(".*Trying (again in \\d+ s|now)\\."), text(SOON));
    assertThat(Boards.onBoard(board)).hasSize(3);
    await().atMost(CUT).until(() -> Instant.now().isAfter(end));

    wire.mend();
    assertThat(board.locator("[data-live-state]")).hasText("Live", text(SOON));
    // The page may be asked from this thread alone.
    await()
        .pollInSameThread()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(Boards.onBoard(board))
                    .containsExactlyInAnyOrderElementsOf(sold.inDatabase()));
    assertThat(sold.inDatabase())
        .hasSize(6)
        .contains("preparing t1002", "preparing t1003", "new t1006");
    assertThat(board.locator("[data-live-bar]")).isHidden(hidden(SOON));
    assertThat(board.evaluate("window.never")).isEqualTo("loaded again");
  }
}
