/** What is changed of an order that was placed: units taken off, goods put to it, where it goes. */
@NullMarked
package io.storeflow.orderedit;

import org.jspecify.annotations.NullMarked;
