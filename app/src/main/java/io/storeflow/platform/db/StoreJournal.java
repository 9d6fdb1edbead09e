package io.storeflow.platform.db;

/** Marks a generated table of one store whose rows are written once. */
public interface StoreJournal extends StoreOwned, AppendOnly {}
