package io.storeflow.journeys;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;

/** A line to the server on which each answer comes late. */
final class SlowLine {
  private SlowLine() {}

  static void of(Page tab, int milliseconds) {
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", milliseconds);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", -1);
    var session = tab.context().newCDPSession(tab);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", line);
  }
}
