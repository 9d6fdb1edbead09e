@org.jspecify.annotations.NullMarked
package io.storeflow.loyalty;
