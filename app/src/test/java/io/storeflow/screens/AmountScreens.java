package io.storeflow.screens;

import com.microsoft.playwright.Page;
import io.storeflow.platform.settings.DemoPeople;
import java.util.Map;

/** Pages of what an amount is made of: zones, tax, rules, codes, points, gift cards. */
final class AmountScreens {
  private static final String STORE = "/s/hanami-market";
  private static final String RULES = STORE + "/pricing";
  private static final String TAX = STORE + "/tax";

  void walk(ScreenRound round) {
    round.as(DemoPeople.EMAILS.getFirst(), page -> owner(round, page));
    round.as(ScreenWorld.NEWCOMER, page -> newcomer(round, page));
  }

  private static void owner(ScreenRound round, Page page) {
    round.picture(page, "zones", STORE + "/shipping");
    round.picture(page, "zone", STORE + "/shipping/zones/new");
    round.refused(
        page, "zone-errors", STORE + "/shipping/zones/new", "#zone", Map.of("#countries", "XX"));
    round.picture(page, "address-tried", STORE + "/shipping?country=DE&postal=10115#tried");
    round.picture(page, "tax", TAX);
    round.picture(page, "tax-rate", TAX + "/rates/new");
    round.picture(page, "rules", RULES);
    page.locator("tbody a").first().click();
    page.waitForURL("**/pricing/*");
    round.look(page, "rule");
    round.picture(page, "rule-new", RULES + "/new");
    round.picture(page, "groups", RULES + "/groups");
    round.picture(page, "group-new", RULES + "/groups/new");
    round.picture(page, "price-lists", RULES + "/lists");
    round.picture(page, "simulator", RULES + "/simulate");
    round.picture(page, "recalculations", STORE + "/recalculations");
    round.picture(page, "points-program", STORE + "/loyalty");
    round.picture(page, "members", STORE + "/loyalty/members");
    page.locator("tbody a").first().click();
    page.waitForURL("**/members/*");
    round.look(page, "member");
    round.picture(page, "points-owed", STORE + "/loyalty/owed");
    round.picture(page, "gift-cards", STORE + "/gift-cards");
    round.picture(page, "gift-card-new", STORE + "/gift-cards/new");
  }

  private static void newcomer(ScreenRound round, Page page) {
    var store = "/s/" + ScreenWorld.EMPTY;
    round.picture(page, "rules-empty", store + "/pricing");
    round.picture(page, "members-empty", store + "/loyalty/members");
    round.picture(page, "gift-cards-empty", store + "/gift-cards");
    round.picture(page, "groups-empty", store + "/pricing/groups");
  }
}
