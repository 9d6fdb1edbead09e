@NullMarked
package io.storeflow.screens;

import org.jspecify.annotations.NullMarked;
