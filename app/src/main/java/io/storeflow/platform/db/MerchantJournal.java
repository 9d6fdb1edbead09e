package io.storeflow.platform.db;

/** Marks a generated table of one merchant whose rows are written once. */
public interface MerchantJournal extends MerchantOwned, AppendOnly {}
