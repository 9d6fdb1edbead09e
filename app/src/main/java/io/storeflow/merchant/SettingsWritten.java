package io.storeflow.merchant;

/** The settings of a store were written, in a transaction that is not yet committed. */
record SettingsWritten(String slugBefore, String slug) {}
