package io.storeflow.settings;

/** Somebody else changed the settings since they were read. */
public final class SettingsMoved extends RuntimeException {
  SettingsMoved() {
    super("settings changed meanwhile", null, false, false);
  }
}
