package io.storeflow.screens;

import com.microsoft.playwright.Page;
import io.storeflow.platform.settings.DemoPeople;
import java.util.Map;

/** Pages of what follows a sale: customers, parcels, refunds, returns, papers, mails, drafts. */
final class SaleScreens {
  private static final String STORE = "/s/hanami-market";

  private final String order;

  SaleScreens(ScreenWorld.LongNames names) {
    order = STORE + "/orders/" + names.order();
  }

  void walk(ScreenRound round) {
    round.as(DemoPeople.EMAILS.getFirst(), page -> owner(round, page));
    round.as(ScreenWorld.NEWCOMER, page -> newcomer(round, page));
    round.as(null, page -> round.picture(page, "withdrawal", "/shop/hanami-market/withdrawal"));
  }

  private void owner(ScreenRound round, Page page) {
    round.picture(page, "people", STORE + "/members");
    round.picture(page, "customers", STORE + "/customers");
    page.locator("tbody a").first().click();
    page.waitForURL("**/customers/*");
    round.look(page, "customer");
    round.picture(page, "parcel", order + "/fulfilments/new");
    round.picture(page, "edit", order + "/edits/new");
    round.picture(page, "recipient", order + "/recipient");
    round.picture(page, "why", order + "/why");
    round.picture(page, "delay", order + "/delay");
    round.picture(page, "refund", order + "/refunds/new");
    round.refused(
        page, "refund-errors", order + "/refunds/new", "#refund", Map.of("#other", "a lot"));
    round.picture(page, "draft-new", STORE + "/drafts/new");
    round.picture(page, "invoices", STORE + "/invoices");
    round.picture(page, "invoice-details", STORE + "/invoices/details");
    round.picture(page, "payments", STORE + "/payments");
    round.picture(page, "return-terms", STORE + "/settings/returns");
    round.picture(page, "mail-texts", STORE + "/settings/mails");
    page.locator("#main a[href*='/settings/mails/']").first().click();
    page.waitForURL("**/settings/mails/*");
    round.look(page, "mail-text");
    round.picture(page, "printers", STORE + "/printers");
    round.picture(page, "carts", STORE + "/carts");
    round.picture(page, "funnel", STORE + "/funnel");
    round.picture(page, "notices", STORE + "/notices");
    round.picture(page, "notices-by-mail", "/account/notices");
    round.picture(page, "audit-days", STORE + "/audit/days");
  }

  private static void newcomer(ScreenRound round, Page page) {
    var store = "/s/" + ScreenWorld.EMPTY;
    round.picture(page, "customers-empty", store + "/customers");
    round.picture(page, "drafts-empty", store + "/drafts");
    round.picture(page, "withdrawals-empty", store + "/withdrawals");
    round.picture(page, "invoices-empty", store + "/invoices");
    round.picture(page, "carts-empty", store + "/carts");
  }
}
