@NullMarked
package io.storeflow.member;

import org.jspecify.annotations.NullMarked;
