@NullMarked
package io.storeflow.productapi;

import org.jspecify.annotations.NullMarked;
