package io.storeflow.store;

/** The settings of a store were written, in a transaction that is not yet committed. */
public record SettingsWritten(String slugBefore, String slug) {}
