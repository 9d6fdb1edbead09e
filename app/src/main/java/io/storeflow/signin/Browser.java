package io.storeflow.signin;

/**
 * What a user agent says of itself, in words. Empty where it says nothing that we know.
 *
 * @param name of the browser; system: of the operating system
 */
record Browser(String name, String system) {

  static Browser of(String agent) {
    return new Browser(name(agent), system(agent));
  }

  public boolean isPhone() {
    return system.equals("iOS") || system.equals("Android");
  }

  /** From the most particular to the most general: Edge and Opera call themselves Chrome too. */
  private static String name(String agent) {
    if (agent.contains("Edg/") || agent.contains("EdgA/")) return "Edge";
    if (agent.contains("OPR/")) return "Opera";
    if (agent.contains("Firefox/") || agent.contains("FxiOS/")) return "Firefox";
    if (agent.contains("SamsungBrowser/")) return "Samsung Internet";
    if (agent.contains("Chrome/") || agent.contains("CriOS/")) return "Chrome";
    if (agent.contains("Safari/")) return "Safari";
    return "";
  }

  private static String system(String agent) {
    if (agent.contains("iPhone") || agent.contains("iPad")) return "iOS";
    if (agent.contains("Android")) return "Android";
    if (agent.contains("Windows")) return "Windows";
    if (agent.contains("Mac OS X")) return "macOS";
    if (agent.contains("CrOS")) return "ChromeOS";
    return agent.contains("Linux") ? "Linux" : "";
  }
}
