package io.storeflow.platform.settings;

import java.util.List;

/** The people of the demo world, whose password everybody knows: never let into production. */
public final class DemoPeople {
  public static final List<String> EMAILS =
      List.of("owner@hanami.example", "kitchen@hanami.example", "owner@northwind.example");

  public static final String PASSWORD = "storeflow-demo";

  private DemoPeople() {}
}
