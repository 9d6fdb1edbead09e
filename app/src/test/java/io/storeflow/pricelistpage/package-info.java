@org.jspecify.annotations.NullMarked
package io.storeflow.pricelistpage;
