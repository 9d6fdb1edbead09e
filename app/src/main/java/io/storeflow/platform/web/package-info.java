@NullMarked
package io.storeflow.platform.web;

import org.jspecify.annotations.NullMarked;
