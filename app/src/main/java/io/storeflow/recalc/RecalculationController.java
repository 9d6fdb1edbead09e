package io.storeflow.recalc;

import io.storeflow.desk.Needs;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What became of open carts after prices were changed. */
@Controller
@Needs(Permission.SEE_RATES)
class RecalculationController {
  private static final int SHOWN = 20;

  /** How long a page that changes prices tells of the last one. */
  private static final Duration NEWS = Duration.ofMinutes(30);

  private final Recalculations recalculations;
  private final Clock clock;

  RecalculationController(Recalculations recalculations, Clock clock) {
    this.recalculations = recalculations;
    this.clock = clock;
  }

  @GetMapping("/s/{store}/recalculations")
  String list(Store store, Model model) {
    var runs = recalculations.latest(store, SHOWN);
    model.addAttribute("runs", runs);
    model.addAttribute("moving", runs.stream().anyMatch(Recalculation::isMoving));
    return "recalc/list";
  }

  /** The last one, as pages that change prices show it. */
  @GetMapping("/s/{store}/recalculations/latest")
  String latest(Store store, Model model) {
    var since = clock.instant().minus(NEWS);
    model.addAttribute("here", store.page("/recalculations"));
    model.addAttribute(
        "run",
        recalculations.latest(store, 1).stream()
            .filter(it -> it.askedAt().isAfter(since))
            .findFirst()
            .orElse(null));
    return "recalc/_latest :: latest";
  }
}
