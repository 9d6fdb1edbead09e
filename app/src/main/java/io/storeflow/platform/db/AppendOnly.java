package io.storeflow.platform.db;

/**
 * Marks a generated table whose rows are written once: the guard refuses every UPDATE and DELETE of
 * it.
 */
public interface AppendOnly {}
